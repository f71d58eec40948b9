#include "_passages.h"

enum { TOUCHING = 24, APART = 60 };

const Place WIDTHS[MOST + 1] = {0, 240, 130, 90};

/* Add up the clauses that the passages do not hold (0, 0), hold (1, 1), or either (0, 1). */
static double weighed(const Question *asked, int least, int most)
{
    double sum = 0;
    for (const Clause *each = asked->clauses; each < asked->clauses + asked->count; each++)
        if (each->known && each->held >= least && each->held <= most)
            sum += each->weight;
    return sum;
}

static void outside(const Units *units, Span span, Units *left)
{
    Py_ssize_t count = 0;
    for (Py_ssize_t rank = 0; rank < units->count; rank++)
        if (units->list[rank].end <= span.start || units->list[rank].start >= span.end)
            left->list[count++] = units->list[rank];
    left->count = count;
}

/* What the units add that stand in the window from one of them on; where they end. */
static double gained(Question *asked, const Units *units, Py_ssize_t from, Place width, Place *end, double *fresh)
{
    double more = 0;
    *fresh = 0;
    *end = units->list[from].end;
    for (Py_ssize_t rank = from; rank < units->count; rank++) {
        const Unit *unit = units->list + rank;
        Clause *clause = asked->clauses + unit->clause;
        if (unit->end > units->list[from].start + width && rank > from)
            break;
        *end = unit->end > *end ? unit->end : *end;
        more += clause->again;
        if (clause->met == from + 1)
            continue;
        clause->met = from + 1;
        if (clause->held)
            more += clause->seen;
        else
            *fresh += clause->weight;
    }
    return *fresh + more;
}

static Span best(Question *asked, const Units *units, Place width, double *gain)
{
    Span found = {0, 0};
    double score = -1, fresh;
    *gain = 0;
    for (Clause *each = asked->clauses; each < asked->clauses + asked->count; each++)
        each->met = 0;
    for (Py_ssize_t rank = 0; rank < units->count; rank++) {
        Place end;
        double reached = gained(asked, units, rank, width, &end, &fresh);
        if (reached > score) {
            found = (Span){units->list[rank].start, end};
            *gain = fresh;
            score = reached;
        }
    }
    return found;
}

/* The place of the next passage; 0 where there is none. */
static int next(Question *asked, const Laid *laid, Place width, Span *found)
{
    double gain, most = -1, left;
    if (!laid->count) {
        *found = best(asked, &asked->units, width, &gain);
        return 1;
    }
    const Units *units = &asked->units;
    for (const Passage *each = laid->passages; each < laid->passages + laid->count; each++, units = &asked->apart)
        outside(units, (Span){each->start - APART, each->end + APART}, &asked->apart);
    units = &asked->apart;
    for (const Passage *each = laid->passages; each < laid->passages + laid->count; each++, units = &asked->elsewhere)
        outside(units, sentences(&asked->text, each), &asked->elsewhere);
    left = weighed(asked, 0, 0);
    const Units *choice[] = {&asked->elsewhere, &asked->apart, &asked->units};
    for (int among = 0; among < (left != 0 ? 3 : 2); among++)
        if (choice[among]->count && most < left) {
            Span span = best(asked, choice[among], width, &gain);
            if (gain > most) {
                *found = span;
                most = gain;
            }
        }
    return most > -1;
}

static int is_before(const Passage *one, const Passage *other)
{
    if (one->start != other->start)
        return one->start < other->start;
    if (one->end != other->end)
        return one->end < other->end;
    return one->begins != other->begins ? one->begins < other->begins : one->ends < other->ends;
}

/* Join the passages that touch. */
static void joined(Laid *laid)
{
    int last = 0;
    for (int rank = 1; rank < laid->count; rank++) {
        Passage *before = laid->passages + last, *passage = laid->passages + rank;
        if (passage->start >= before->end + TOUCHING)
            laid->passages[++last] = *passage;
        else if (passage->end > before->end) {
            before->end = passage->end;
            before->ends = passage->ends;
        }
    }
    laid->count = last + 1;
}

static int with(const Question *asked, Laid *laid, Span span, Place width)
{
    Place floor = 0, ceiling = asked->text.length;
    for (const Passage *each = laid->passages; each < laid->passages + laid->count; each++) {
        if (each->end + APART <= span.start && each->end + TOUCHING > floor)
            floor = each->end + TOUCHING;
        if (each->start - APART >= span.end && each->start - TOUCHING < ceiling)
            ceiling = each->start - TOUCHING;
    }
    Passage made;
    if (cut(&asked->text, span, width, floor, ceiling, &made) < 0)
        return -1;
    int rank = laid->count++;
    for (; rank && is_before(&made, laid->passages + rank - 1); rank--)
        laid->passages[rank] = laid->passages[rank - 1];
    laid->passages[rank] = made;
    joined(laid);
    return 0;
}

/* Note which clauses the passages hold; give 1 where they hold them all. */
static int held(Question *asked, const Laid *laid)
{
    for (Clause *each = asked->clauses; each < asked->clauses + asked->count; each++)
        each->held = 0;
    for (Unit *unit = asked->units.list; unit < asked->units.list + asked->units.count; unit++)
        for (const Passage *each = laid->passages; each < laid->passages + laid->count; each++)
            if (each->start <= unit->start && unit->end <= each->end)
                asked->clauses[unit->clause].held = 1;
    for (const Clause *each = asked->clauses; each < asked->clauses + asked->count; each++)
        if (each->known && !each->held)
            return 0;
    return 1;
}

static int lay(Question *asked, int most, Laid *laid)
{
    laid->count = 0;
    int all = held(asked, laid);
    for (int turn = 0; turn < most; turn++) {
        Place shown = 0;
        for (int rank = 0; rank < laid->count; rank++)
            shown += laid->passages[rank].end - laid->passages[rank].start;
        Span span;
        if (shown >= WIDTHS[1] || (laid->count > 1 && all) || !next(asked, laid, WIDTHS[most] * 3 / 4, &span))
            break;
        if (with(asked, laid, span, WIDTHS[most]) < 0)
            return -1;
        all = held(asked, laid);
    }
    laid->weight = weighed(asked, 1, 1);
    return 0;
}

static int is_more(const Laid *one, const Laid *other)
{
    return one->weight > other->weight || (one->weight == other->weight && one->count > 1 && other->count <= 1);
}

int choose(Question *asked, Laid *found)
{
    Laid other;
    double whole = weighed(asked, 0, 1);
    if (asked->text.length <= WIDTHS[1])
        return lay(asked, 1, found);
    if (lay(asked, 2, found) < 0)
        return -1;
    if (found->count < 2 || found->weight < whole) {
        if (lay(asked, 3, &other) < 0)
            return -1;
        if (is_more(&other, found))
            *found = other;
    }
    if (found->count < 2 || found->weight < whole) {
        if (lay(asked, 1, &other) < 0)
            return -1;
        if (!is_more(found, &other))
            *found = other;
    }
    return 0;
}

int opening(const Text *text, Laid *found)
{
    Place first = following(text, 0);
    found->count = first < text->length;
    return found->count ? cut(text, (Span){first, first}, WIDTHS[1], 0, text->length, found->passages) : 0;
}
