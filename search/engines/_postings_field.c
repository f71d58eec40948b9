/* How does tantivy keep what its dictionary says of each term? In the order of the terms, 256 to a block.

   Its format 7, byte for byte: described in tantivy's own termdict/fst_termdict/term_info_store.rs. */

#include "_postings.h"
#include <stdlib.h>

#define BLOCK_OF_TERMS 256
#define NEAR 8 /* terms ahead that are asked for: in the order of the alphabet they lie anywhere */
#define K1 1.2f
#define B 0.75f

typedef struct {
    uint64_t key; /* the first eight letters, so that few comparisons wait for a term */
    const Term *term;
} Sorted;

/* How many documents hold a term, where its postings and its positions begin, and where they end. */
typedef struct {
    uint32_t documents;
    uint64_t postings, postings_end, positions, positions_end;
} Info;

typedef struct {
    Bytes *out;
    uint64_t held;
    unsigned filled;
} Bits;

static uint64_t key_of(const Term *term)
{
    uint64_t key = 0;
    for (size_t each = 0; each < 8; each++)
        key = key << 8 | (each < term->size ? (unsigned char)term->text[each] : 0);
    return key;
}

static int by_text(const void *left, const void *right)
{
    const Sorted *one = left, *other = right;
    if (one->key != other->key)
        return one->key < other->key ? -1 : 1;
    uint32_t size = one->term->size < other->term->size ? one->term->size : other->term->size;
    int found = memcmp(one->term->text, other->term->text, size);
    return found ? found : one->term->size < other->term->size ? -1 : 1;
}

static Sorted *sorted(const Field *field)
{
    Sorted *all = malloc((field->terms + 1) * sizeof *all);
    size_t count = 0;
    for (size_t place = 0; all && place <= field->mask; place++)
        if (field->slots[place].held)
            all[count++] = (Sorted){key_of(field->slots[place].held), field->slots[place].held};
    if (all)
        qsort(all, count, sizeof *all, by_text);
    return all;
}

static unsigned bits_of(uint64_t number)
{
    unsigned bits = 0;
    for (; number; number >>= 1)
        bits++;
    return bits;
}

static int put_bits(Bits *bits, uint64_t number, unsigned width)
{
    for (; width; width--, number >>= 1) {
        bits->held |= (number & 1) << bits->filled++;
        if (bits->filled < 8)
            continue;
        if (!put_fixed(bits->out, bits->held, 1))
            return 0;
        bits->held = bits->filled = 0;
    }
    return 1;
}

/* Add what a block says before its terms, the first of which stands there in full. */
static int write_head(Bytes *heads, uint64_t offset, const Info *first, const unsigned widths[3])
{
    return put_fixed(heads, offset, 8) && put_fixed(heads, first->documents, 4) && put_fixed(heads, first->postings, 8) &&
           put_fixed(heads, first->postings_end - first->postings, 4) && put_fixed(heads, first->positions, 8) &&
           put_fixed(heads, first->positions_end - first->positions, 4) && put_fixed(heads, widths[0], 1) &&
           put_fixed(heads, widths[1], 1) && put_fixed(heads, widths[2], 1);
}

static int write_block(const Info *infos, size_t count, Bytes *heads, Bytes *rest)
{
    const Info *first = infos, *last = infos + count - 1;
    uint32_t most = 0;
    for (const Info *info = first + 1; info <= last; info++)
        most = info->documents > most ? info->documents : most;
    uint64_t postings = last->postings_end - first->postings, positions = last->positions_end - first->positions;
    unsigned widths[3] = {bits_of(most), bits_of(postings), bits_of(positions)};
    if (!write_head(heads, rest->size, first, widths))
        return 0;
    Bits bits = {rest, 0, 0};
    for (const Info *info = first + 1; info <= last; info++)
        if (!put_bits(&bits, info->postings - first->postings, widths[1]) ||
            !put_bits(&bits, info->positions - first->positions, widths[2]) ||
            !put_bits(&bits, info->documents, widths[0]))
            return 0;
    return put_bits(&bits, postings, widths[1]) && put_bits(&bits, positions, widths[2]) &&
           (!bits.filled || put_fixed(rest, bits.held, 1));
}

static int write_infos(const Info *infos, size_t count, Bytes *out)
{
    Bytes heads = {0}, rest = {0};
    int done = 1;
    for (size_t first = 0; done && first < count; first += BLOCK_OF_TERMS)
        done = write_block(infos + first, count - first < BLOCK_OF_TERMS ? count - first : BLOCK_OF_TERMS, &heads, &rest);
    done = done && put_fixed(out, heads.size, 8) && put_fixed(out, count, 8) && put(out, heads.bytes, heads.size) &&
           put(out, rest.bytes, rest.size);
    free(heads.bytes);
    free(rest.bytes);
    return done;
}

static int write_term(const Term *term, Scratch *scratch, Written *out, size_t start, Info *info)
{
    info->postings = out->postings.size - start;
    info->positions = out->positions.size;
    if (!read_term(term, scratch) || !write_postings(scratch, &out->postings) ||
        (scratch->field->positions && !write_positions(scratch, &out->positions)))
        return 0;
    info->documents = (uint32_t)scratch->documents.count;
    info->postings_end = out->postings.size - start;
    info->positions_end = out->positions.size;
    return 1;
}

static int write_terms(const Field *field, const Sorted *terms, Scratch *scratch, Info *infos, Written *out)
{
    float mean = (float)field->tokens / (float)field->norms.size;
    for (unsigned norm = 0; norm < 256; norm++)
        scratch->norms[norm] = K1 * (1 - B + B * (float)length_of(norm) / mean);
    if (!put_fixed(&out->postings, field->tokens, 8))
        return 0;
    size_t start = out->postings.size;
    for (size_t each = 0; each < field->terms; each++) {
        if (each + 2 * NEAR < field->terms)
            __builtin_prefetch(terms[each + 2 * NEAR].term);
        if (each + NEAR < field->terms)
            __builtin_prefetch(terms[each + NEAR].term->first);
        if (!write_term(terms[each].term, scratch, out, start, &infos[each]))
            return 0;
    }
    return write_infos(infos, field->terms, &out->infos);
}

/* Write all that was collected, and keep it no longer. */
int write_field(Field *field, Written *out)
{
    Scratch scratch = {.field = field};
    Sorted *terms = sorted(field);
    Info *infos = malloc((field->terms + 1) * sizeof *infos);
    int done = terms && infos && write_terms(field, terms, &scratch, infos, out);
    free(terms);
    free(infos);
    free(scratch.documents.values);
    free(scratch.frequencies.values);
    free(scratch.steps.values);
    free(scratch.skips.bytes);
    free(scratch.packed.bytes);
    free(scratch.widths.bytes);
    out->norms = field->norms;
    field->norms = (Bytes){0};
    end(field);
    return done;
}
