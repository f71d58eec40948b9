/* Which terms has a field met, and where? Looked up many at a time, so that the waits for memory go together. */

#include "_postings.h"
#include <stdlib.h>

#define SMALLEST 4096
#define AT_ONCE 256    /* tokens */
#define LONGEST 5      /* bytes of a number */
#define SMALL_PIECE 16 /* of postings, in bytes; the next ones double */
#define LARGE_PIECE 4096

typedef struct {
    const char *text;
    size_t size;
    uint64_t hash;
    Term *term;
} Token;

int room_for(Bytes *out, size_t more)
{
    if (out->size + more <= out->room)
        return 1;
    size_t room = out->room ? out->room : 4096;
    while (room < out->size + more)
        room *= 2;
    unsigned char *moved = realloc(out->bytes, room);
    if (!moved)
        return 0;
    out->bytes = moved;
    out->room = room;
    return 1;
}

int put(Bytes *out, const void *bytes, size_t size)
{
    if (!size)
        return 1;
    if (!room_for(out, size))
        return 0;
    memcpy(out->bytes + out->size, bytes, size);
    out->size += size;
    return 1;
}

int begin(Field *field)
{
    field->slots = zeros(SMALLEST * sizeof(Slot));
    field->mask = SMALLEST - 1;
    return field->slots != NULL;
}

void end(Field *field)
{
    give_back(&field->arena);
    free(field->slots);
    free(field->norms.bytes);
    free(field->fresh.bytes);
    *field = (Field){.positions = field->positions};
}

static int has_text(const Term *term, const Token *token)
{
    return term->size == token->size && !memcmp(term->text, token->text, token->size);
}

static Term *new_term(Field *field, const Token *token)
{
    if (field->terms * 2 > field->mask && !widen(&field->slots, &field->mask))
        return NULL;
    Term *term = taken(&field->arena, sizeof(Term) + token->size);
    if (!term || !put(&field->fresh, " ", 1) || !put(&field->fresh, token->text, token->size))
        return NULL;
    *term = (Term){.size = (uint32_t)token->size};
    memcpy(term->text, token->text, token->size);
    size_t place = token->hash & field->mask;
    while (field->slots[place].held)
        place = (place + 1) & field->mask;
    field->slots[place] = (Slot){token->hash, term};
    field->terms++;
    return term;
}

static Term *term_of(Field *field, const Token *token)
{
    for (size_t place = token->hash & field->mask; field->slots[place].held; place = (place + 1) & field->mask)
        if (field->slots[place].hash == token->hash && has_text(field->slots[place].held, token))
            return field->slots[place].held;
    return new_term(field, token);
}

static int new_piece(Field *field, Term *term)
{
    uint32_t room = !term->last ? SMALL_PIECE : term->last->room < LARGE_PIECE ? term->last->room * 2 : LARGE_PIECE;
    Piece *piece = taken(&field->arena, sizeof(Piece) + room);
    if (!piece)
        return 0;
    *piece = (Piece){NULL, 0, room};
    if (term->last) {
        term->last->used = (uint32_t)(term->at - term->last->bytes);
        term->last->next = piece;
    }
    else
        term->first = piece;
    term->last = piece;
    term->at = piece->bytes;
    term->end = piece->bytes + room;
    return 1;
}

static int note(Field *field, Term *term, uint32_t number)
{
    if (term->end - term->at < LONGEST && !new_piece(field, term))
        return 0;
    for (; number >= 128; number >>= 7)
        *term->at++ = (unsigned char)(number | 128);
    *term->at++ = (unsigned char)number;
    return 1;
}

static int occurs(Field *field, Term *term, uint32_t document, uint32_t position)
{
    if (term->document != document) {
        if (!note(field, term, (document - term->document) << 1 | 1))
            return 0;
        term->document = document;
        term->position = 0;
    }
    if (!field->positions)
        return 1;
    uint32_t step = position - term->position;
    term->position = position;
    return note(field, term, step << 1);
}

/* Cut some tokens; each is looked up in the three steps that follow, every one of which asks for what the next needs. */
static size_t cut(const Field *field, const char **at, const char *last, Token *tokens)
{
    size_t count = 0;
    while (*at < last && count < AT_ONCE) {
        const char *blank = memchr(*at, ' ', (size_t)(last - *at));
        const char *stop = blank ? blank : last;
        Token *token = &tokens[count];
        *token = (Token){*at, (size_t)(stop - *at), 0, NULL};
        *at = blank ? blank + 1 : last;
        if (!token->size)
            continue;
        token->hash = mixed(0, token->text, token->size);
        __builtin_prefetch(&field->slots[token->hash & field->mask]);
        count++;
    }
    return count;
}

static int record(Field *field, Token *tokens, size_t count, uint32_t document, uint32_t position)
{
    for (size_t each = 0; each < count; each++) {
        tokens[each].term = field->slots[tokens[each].hash & field->mask].held;
        __builtin_prefetch(tokens[each].term);
    }
    for (size_t each = 0; each < count; each++) {
        Token *token = &tokens[each];
        if (!token->term || !has_text(token->term, token))
            token->term = term_of(field, token);
        if (!token->term)
            return 0;
        __builtin_prefetch(token->term->at, 1);
    }
    for (size_t each = 0; each < count; each++)
        if (!occurs(field, tokens[each].term, document, position + (uint32_t)each))
            return 0;
    return 1;
}

static unsigned char norm_of(uint32_t length)
{
    if (length < 40)
        return (unsigned char)length;
    unsigned shift = 0;
    while ((length - 24) >> shift > 15)
        shift++;
    return (unsigned char)(24 + (shift << 3) + ((length - 24) >> shift));
}

/* The inverse of norm_of, to what one byte keeps: tantivy's table of field norms. */
uint32_t length_of(unsigned norm)
{
    if (norm < 40)
        return norm;
    unsigned rest = norm - 24;
    return 24 + (((rest & 7) | 8) << ((rest >> 3) - 1));
}

/* Add the text of the next document: terms, a blank between two. */
int collect(Field *field, const char *text, size_t size)
{
    Token tokens[AT_ONCE];
    const char *last = text + size;
    uint32_t document = (uint32_t)field->norms.size + 1, length = 0;
    for (size_t count; (count = cut(field, &text, last, tokens)); length += (uint32_t)count)
        if (!record(field, tokens, count, document, length))
            return 0;
    unsigned char norm = norm_of(length);
    field->tokens += length;
    return put(&field->norms, &norm, 1);
}
