/* How does tantivy write the postings of a term? In blocks of 128 packed numbers, with a table to skip them.

   Its format 7, byte for byte: described in tantivy's own postings/serializer.rs, postings/skip.rs and positions/mod.rs. */

#include "_postings.h"
#include <stdlib.h>

static int add(Numbers *numbers, uint32_t value)
{
    if (numbers->count == numbers->room) {
        size_t room = numbers->room ? numbers->room * 2 : 1024;
        uint32_t *moved = realloc(numbers->values, room * sizeof *moved);
        if (!moved)
            return 0;
        numbers->values = moved;
        numbers->room = room;
    }
    numbers->values[numbers->count++] = value;
    return 1;
}

static int put_number(Bytes *out, uint64_t number)
{
    unsigned char bytes[10];
    size_t size = 0;
    for (; number >= 128; number >>= 7)
        bytes[size++] = number & 127;
    bytes[size++] = (unsigned char)(number | 128);
    return put(out, bytes, size);
}

int put_fixed(Bytes *out, uint64_t number, size_t width)
{
    unsigned char bytes[8];
    for (size_t each = 0; each < width; each++)
        bytes[each] = (unsigned char)(number >> 8 * each);
    return put(out, bytes, width);
}

static unsigned bits_of(const uint32_t values[BLOCK])
{
    uint32_t all = 0;
    for (size_t each = 0; each < BLOCK; each++)
        all |= values[each];
    unsigned bits = 0;
    for (; all; all >>= 1)
        bits++;
    return bits;
}

/* Pack numbers of so many bits each, in four columns side by side; give the bytes that this takes. */
static size_t packed(const uint32_t values[BLOCK], unsigned bits, unsigned char *out)
{
    unsigned char *start = out;
    uint64_t held[4] = {0};
    unsigned filled = 0;
    for (size_t row = 0; bits && row < BLOCK; row += 4) {
        for (size_t column = 0; column < 4; column++)
            held[column] |= (uint64_t)values[row + column] << filled;
        filled += bits;
        if (filled < 32)
            continue;
        for (size_t column = 0; column < 4; column++) {
            uint32_t word = (uint32_t)held[column];
            for (size_t each = 0; each < 4; each++)
                *out++ = (unsigned char)(word >> 8 * each);
            held[column] >>= 32;
        }
        filled -= 32;
    }
    return (size_t)(out - start);
}

/* Add a packed block; give the bits of each number, -1 on failure. */
static int put_block(Bytes *out, const uint32_t values[BLOCK])
{
    unsigned bits = bits_of(values);
    if (!room_for(out, BLOCK * 4))
        return -1;
    out->size += packed(values, bits, out->bytes + out->size);
    return (int)bits;
}

static uint32_t number_at(const unsigned char **at)
{
    uint32_t number = 0;
    for (unsigned shift = 0;; shift += 7) {
        unsigned char byte = *(*at)++;
        number |= (uint32_t)(byte & 127) << shift;
        if (byte < 128)
            return number;
    }
}

int read_term(const Term *term, Scratch *scratch)
{
    uint32_t document = UINT32_MAX; /* from 0 here */
    scratch->documents.count = scratch->frequencies.count = scratch->steps.count = 0;
    term->last->used = (uint32_t)(term->at - term->last->bytes);
    for (const Piece *piece = term->first; piece; piece = piece->next)
        for (const unsigned char *at = piece->bytes, *end = at + piece->used; at < end;) {
            uint32_t number = number_at(&at);
            if (number & 1) {
                document += number >> 1;
                if (!add(&scratch->documents, document) || !add(&scratch->frequencies, 0))
                    return 0;
            }
            else if (!add(&scratch->steps, number >> 1))
                return 0;
            else
                scratch->frequencies.values[scratch->frequencies.count - 1]++;
        }
    return 1;
}

/* The most that a document of a block can score: its length and frequency. Of equals, the last. */
static void strongest(const Scratch *scratch, size_t first, unsigned char best[2])
{
    float most = -1;
    for (size_t each = first; each < first + BLOCK; each++) {
        unsigned char norm = scratch->field->norms.bytes[scratch->documents.values[each]];
        float frequency = (float)scratch->frequencies.values[each];
        float score = frequency / (frequency + scratch->norms[norm]);
        if (score >= most) {
            most = score;
            best[0] = norm;
            best[1] = scratch->frequencies.values[each] < 255 ? (unsigned char)scratch->frequencies.values[each] : 255;
        }
    }
}

static int write_frequencies(Scratch *scratch, size_t first)
{
    uint32_t less[BLOCK];
    uint64_t sum = 0;
    unsigned char best[2];
    for (size_t each = 0; each < BLOCK; each++) {
        less[each] = scratch->frequencies.values[first + each] - 1;
        sum += scratch->frequencies.values[first + each];
    }
    int bits = put_block(&scratch->packed, less);
    strongest(scratch, first, best);
    return bits >= 0 && put_fixed(&scratch->skips, (uint64_t)bits, 1) && put_fixed(&scratch->skips, sum, 4) &&
           put(&scratch->skips, best, 2);
}

static int write_documents(Scratch *scratch, size_t first)
{
    uint32_t gaps[BLOCK], before = first ? scratch->documents.values[first - 1] : UINT32_MAX;
    for (size_t each = 0; each < BLOCK; each++) {
        gaps[each] = scratch->documents.values[first + each] - before - 1;
        before = scratch->documents.values[first + each];
    }
    int bits = put_block(&scratch->packed, gaps);
    return bits >= 0 && put_fixed(&scratch->skips, before, 4) && put_fixed(&scratch->skips, (uint64_t)bits | 64, 1) &&
           (!scratch->field->positions || write_frequencies(scratch, first));
}

int write_postings(Scratch *scratch, Bytes *out)
{
    size_t count = scratch->documents.count, first = 0;
    uint32_t before = 0;
    scratch->skips.size = scratch->packed.size = 0;
    for (; first + BLOCK <= count; first += BLOCK)
        if (!write_documents(scratch, first))
            return 0;
    if (first)
        before = scratch->documents.values[first - 1];
    for (size_t each = first; each < count; before = scratch->documents.values[each++])
        if (!put_number(&scratch->packed, scratch->documents.values[each] - before))
            return 0;
    for (size_t each = first; scratch->field->positions && each < count; each++)
        if (!put_number(&scratch->packed, scratch->frequencies.values[each]))
            return 0;
    if (first && !(put_number(out, scratch->skips.size) && put(out, scratch->skips.bytes, scratch->skips.size)))
        return 0;
    return put(out, scratch->packed.bytes, scratch->packed.size);
}

int write_positions(Scratch *scratch, Bytes *out)
{
    size_t count = scratch->steps.count, first = 0;
    scratch->widths.size = scratch->packed.size = 0;
    for (; first + BLOCK <= count; first += BLOCK) {
        int bits = put_block(&scratch->packed, scratch->steps.values + first);
        if (bits < 0 || !put_fixed(&scratch->widths, (uint64_t)bits, 1))
            return 0;
    }
    for (; first < count; first++)
        if (!put_number(&scratch->packed, scratch->steps.values[first]))
            return 0;
    return put_number(out, scratch->widths.size) && put(out, scratch->widths.bytes, scratch->widths.size) &&
           put(out, scratch->packed.bytes, scratch->packed.size);
}
