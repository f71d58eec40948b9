/* The postings of one field, being collected: see _postings.c. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <string.h>

#include "../_memory.h"

#define BLOCK 128 /* numbers that tantivy packs together */

/* A part of a term's postings, as they come: of each document its distance to the one before, twice, and one more;
   then its positions, each as its distance to the one before, twice. */
typedef struct Piece {
    struct Piece *next;
    uint32_t used, room;
    unsigned char bytes[];
} Piece;

typedef struct {
    unsigned char *at, *end; /* of the last piece: where the next byte goes, and where it must not go any more */
    Piece *first, *last;
    uint32_t document, position; /* the last ones; documents are counted from 1 here */
    uint32_t size;
    char text[];
} Term;

typedef struct {
    unsigned char *bytes;
    size_t size, room;
} Bytes;

typedef struct {
    uint32_t *values;
    size_t count, room;
} Numbers;

typedef struct {
    Slot *slots;
    size_t mask, terms;
    Arena arena;     /* where terms and pieces lie */
    uint64_t tokens; /* of all documents */
    int positions;   /* whether they are kept */
    Bytes norms;     /* the length of each document's text, in one byte */
    Bytes fresh;     /* the terms met for the first time in the documents at hand, each after a blank */
} Field;

/* What one term says, and what is made of it. */
typedef struct {
    const Field *field;
    float norms[256]; /* what the length of a text takes away from a frequency, by its byte */
    Numbers documents, frequencies, steps;
    Bytes skips, packed, widths;
} Scratch;

/* What tantivy wants to read: its own bytes. */
typedef struct {
    Bytes infos, postings, positions, norms;
} Written;

int room_for(Bytes *out, size_t more);
int put(Bytes *out, const void *bytes, size_t size);
int put_fixed(Bytes *out, uint64_t number, size_t width);

int begin(Field *field);
int collect(Field *field, const char *text, size_t size);
uint32_t length_of(unsigned norm);
void end(Field *field);

int read_term(const Term *term, Scratch *scratch);
int write_postings(Scratch *scratch, Bytes *out);
int write_positions(Scratch *scratch, Bytes *out);

int write_field(Field *field, Written *out);
