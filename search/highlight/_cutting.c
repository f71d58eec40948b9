#include "_passages.h"

enum { LONGEST = 300 };

/* The ends of sentences in a stretch of a text, ascending. */
typedef struct {
    Place *places;
    Place count;
} Bounds;

static Place least(Place one, Place other)
{
    return one < other ? one : other;
}

static Place greatest(Place one, Place other)
{
    return one > other ? one : other;
}

static Py_UCS4 at(const Text *text, Place place)
{
    return PyUnicode_READ(text->kind, text->signs, place);
}

static int breaks(Py_UCS4 sign)
{
    return sign == ' ' || sign == '\n' || sign == '\t';
}

static int is_one_of(Py_UCS4 sign, const Py_UCS4 *signs)
{
    while (*signs && *signs != sign)
        signs++;
    return *signs != 0;
}

static int closes(Py_UCS4 sign)
{
    static const Py_UCS4 signs[] = {0xBB, 0x201D, '"', 0x2019, ')', ']', 0};
    return is_one_of(sign, signs);
}

static int opens(Py_UCS4 sign)
{
    static const Py_UCS4 signs[] = {0xAB, 0x201C, '"', '(', '[', 0x2014, 0x2013, '-', 0};
    return is_one_of(sign, signs);
}

static int heads(Py_UCS4 sign)
{
    return (sign >= 'A' && sign <= 'Z') || (sign >= 0xC0 && sign <= 0xDE) || (sign >= '0' && sign <= '9');
}

static int initial(const Text *text, Place stop)
{
    static const Py_UCS4 before[] = {' ', '.', '\'', 0x2019, 0};
    return stop > 1 && at(text, stop - 1) >= 'A' && at(text, stop - 1) <= 'Z' && is_one_of(at(text, stop - 2), before);
}

static Place solid(const Text *text, Place place, Place high)
{
    while (place < high && Py_UNICODE_ISSPACE(at(text, place)))
        place++;
    return place;
}

/* Where the next sentence begins, if the sign here ends one; else nothing (-1). Nothing beyond `high` is seen. */
static Place next_begins(const Text *text, Place here, Place high)
{
    Py_UCS4 sign = at(text, here);
    Place place = here + 1;
    if (sign == '\n')
        return solid(text, place, high);
    if ((sign != '.' && sign != '!' && sign != '?' && sign != 0x2026) || initial(text, here))
        return -1;
    for (;;) {
        if (place < high && closes(at(text, place)))
            place++;
        else if (place + 1 < high && at(text, place + 1) == 0xBB && Py_UNICODE_ISSPACE(at(text, place)))
            place += 2;
        else
            break;
    }
    Place next = solid(text, place, high), head = next;
    if (next == place)
        return -1;
    while (head < high && opens(at(text, head)))
        head++;
    head = solid(text, head, high);
    return head < high && heads(at(text, head)) ? next : -1;
}

/* The first end of a sentence that is found from `low` on; nothing (-1) before `high`. */
static Place next_bound(const Text *text, Place low, Place high)
{
    for (Place here = low; here < high; here++) {
        Place found = next_begins(text, here, high);
        if (found >= 0)
            return found;
    }
    return -1;
}

static Place breaking(const Text *text, Place low, Place high, Place otherwise)
{
    for (Place place = low; place < high; place++)
        if (breaks(at(text, place)))
            return place;
    return otherwise;
}

static Place last_not_after(const Bounds *bounds, Place place)
{
    Place rank = bounds->count;
    while (rank && bounds->places[rank - 1] > place)
        rank--;
    return rank - 1;
}

static int is_bound(const Bounds *bounds, Place place)
{
    Place rank = last_not_after(bounds, place);
    return rank >= 0 && bounds->places[rank] == place;
}

static Place start_of(const Text *text, Place first, Place low, Place room, const Bounds *bounds)
{
    Place rank = last_not_after(bounds, first);
    if (rank >= 0 && first - bounds->places[rank] <= room * 2 / 3)
        return bounds->places[rank];
    return breaking(text, greatest(low, first - room / 3), first, first);
}

static Place sooner(const Text *text, Place start, Place low, const Bounds *bounds)
{
    Place rank = last_not_after(bounds, low - 1) + 1;
    if (rank < bounds->count && bounds->places[rank] < start)
        return bounds->places[rank];
    return breaking(text, low, start, start);
}

static Place end_of(const Text *text, Place last, Place limit, const Bounds *bounds)
{
    if (limit >= text->length)
        return text->length;
    limit = greatest(limit, last);
    Place rank = last_not_after(bounds, limit);
    if (rank >= 0 && bounds->places[rank] - last >= (limit - last) / 2)
        return bounds->places[rank];
    for (Place place = limit; place > last; place--)
        if (breaks(at(text, place)))
            return place;
    return last;
}

Place following(const Text *text, Place place)
{
    return solid(text, place, text->length);
}

static void placed(const Text *text, Span span, Place width, Place low, Place ceiling, const Bounds *bounds,
                   Passage *made)
{
    Place room = greatest(0, width - (span.end - span.start));
    Place start = start_of(text, span.start, low, room, bounds);
    Place limit = least(ceiling, start + width);
    Place end = end_of(text, span.end, limit, bounds);
    if (end <= span.start)
        end = limit;
    if (end - start < width * 2 / 3)
        start = sooner(text, start, greatest(low, end - width), bounds);
    Place bare = end;
    while (bare > start && Py_UNICODE_ISSPACE(at(text, bare - 1)))
        bare--;
    made->start = solid(text, start, end);
    made->end = greatest(start, bare);
    Place next = following(text, made->end);
    made->begins = is_bound(bounds, made->start);
    made->ends = next == text->length || is_bound(bounds, next);
}

int cut(const Text *text, Span span, Place width, Place floor, Place ceiling, Passage *made)
{
    Place room = greatest(0, width - (span.end - span.start));
    Place low = greatest(floor, span.start - room), high = least(ceiling, span.end + width);
    Bounds bounds = {PyMem_Malloc((size_t)(greatest(0, high - low) + 1) * sizeof(Place)), 0};
    if (!bounds.places)
        return -1;
    if (low == 0)
        bounds.places[bounds.count++] = 0;
    for (Place found = next_bound(text, low, high); found >= 0; found = next_bound(text, found, high))
        bounds.places[bounds.count++] = found;
    placed(text, span, width, low, ceiling, &bounds, made);
    PyMem_Free(bounds.places);
    return 0;
}

Span sentences(const Text *text, const Passage *passage)
{
    Span found = {passage->start, passage->end};
    if (!passage->begins) {
        Place low = greatest(0, passage->start - LONGEST);
        found.start = low;
        for (Place next = next_bound(text, low, passage->start); next >= 0; next = next_bound(text, next, passage->start))
            found.start = next;
    }
    if (!passage->ends) {
        Place high = least(text->length, passage->end + LONGEST), next = next_bound(text, passage->end, high);
        found.end = next >= 0 ? next : high;
    }
    return found;
}
