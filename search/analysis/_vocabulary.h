/* What a vocabulary holds: see _vocabulary.c. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <string.h>

#include "../_memory.h"

typedef struct {
    PyObject *text;           /* the form */
    PyObject *too;            /* the term that says that it is also spelled as itself; NULL where it never is otherwise */
    uint64_t met, plain, odd; /* the last article that holds it, so spelled, or otherwise */
    Py_ssize_t times;         /* articles that hold it */
} Form;

typedef struct {
    PyObject *term;
    uint64_t met;
} Spelling;

typedef struct {
    Form *form;
    Spelling *spelling; /* NULL where the word is spelled as its form */
} Word;

enum { LOWER, BEGINS, CAPITAL, CAPITALS, CASES }; /* how a word of plain letters is printed */

typedef struct {
    uint64_t met;
    uint32_t key, forms, stems; /* sizes in bytes of the three texts that lie after the words, one after the other */
    uint32_t words;
    uint32_t letters;           /* of the word that is all the chunk holds but for what is around it; 0 where it is not */
    uint32_t printed[CASES];    /* how often, of such a word, since the last time that this was settled */
    Word word[];
} Entry; /* two lines of the processor's cache, nearly always */

typedef struct {
    uint64_t hash;
    const char *at;
    size_t size;
} Chunk;

typedef struct {
    PyObject *whole; /* NULL where nothing is to be learnt of how it is printed */
    int kind;
    const void *signs;
} Printed; /* a text as it is */

typedef struct {
    char *bytes;
    size_t size, room;
} Buffer;

typedef struct {
    PyObject_HEAD
    PyObject *rules, *note;
    PyObject *forms, *spellings; /* str -> address of the Form or Spelling, as an int */
    PyObject *counted;           /* str -> articles, of what has been forgotten */
    PyObject *printed;           /* str -> dict: str -> times, of what is not counted in an entry; whoever made this has it */
    Arena arena; /* where entries, forms and spellings lie */
    Slot *slots;
    size_t mask, entries;
    size_t most; /* bytes that are kept */
    uint64_t article;
    Chunk *chunks; /* of the text at hand */
    size_t chunk_room;
    Entry **here; /* the entries of the article at hand, once each */
    size_t count, room;
    Form **odd;
    size_t odds, odd_room;
    Buffer out[2];
    int busy;
} Vocabulary;

static inline int is_letter(unsigned char sign) { return sign >= 'a' && sign <= 'z'; }

static inline char *text_of(Entry *entry) { return (char *)(entry->word + entry->words); }

int grow(void **array, size_t *room, size_t wanted, size_t width);

static inline int grown(void **array, size_t *room, size_t wanted, size_t width)
{
    return wanted <= *room || grow(array, room, wanted, width);
}

/* Make room for a text and its slack, after a blank where it is not the first; say where, NULL on failure. */
static inline char *room_for(Buffer *out, size_t size)
{
    if (!grown((void **)&out->bytes, &out->room, out->size + size + 1 + SLACK, 1))
        return NULL;
    if (out->size)
        out->bytes[out->size++] = ' ';
    char *at = out->bytes + out->size;
    out->size += size;
    return at;
}

/* Add a text. */
static inline int put(Buffer *out, const char *bytes, size_t size)
{
    char *at = room_for(out, size);
    return at && memcpy(at, bytes, size);
}

/* The same of a text that has slack: nearly all are short, and copied without a call. */
static inline int put_slack(Buffer *out, const char *bytes, size_t size)
{
    if (size > SLACK)
        return put(out, bytes, size);
    char *at = room_for(out, size);
    return at && memcpy(at, bytes, SLACK);
}

void forget(Vocabulary *self);
int begin(Vocabulary *self);
int settle(Vocabulary *self);
int settle_printed(Vocabulary *self);
void *known(Vocabulary *self, PyObject *table, PyObject *key, size_t width);
Chunk chunk_of(Vocabulary *self, const char *at, size_t size);
Entry *entry_of(Vocabulary *self, const Chunk *chunk);
int seen(PyObject *whole, Py_ssize_t size, Printed *text);
int count_printed(Vocabulary *self, Entry *entry, const Chunk *chunk, Py_ssize_t from, const Printed *text);
PyObject *add_spellings(PyObject *module, PyObject *args);
