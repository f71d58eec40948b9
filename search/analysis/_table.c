/* How are the chunks that have been met kept, and forgotten? See _vocabulary.c. */

#include "_vocabulary.h"
#include <stdlib.h>

#define SMALLEST 4096
#define MOST 0x7FFFFFFFu

/* Give a piece of memory, or nothing and an error. */
static void *piece(Vocabulary *self, size_t size)
{
    void *made = taken(&self->arena, size);
    return made ? made : PyErr_NoMemory();
}

/* Make an array larger. */
int grow(void **array, size_t *room, size_t wanted, size_t width)
{
    size_t larger = *room ? *room : 64;
    while (larger < wanted)
        larger *= 2;
    void *moved = PyMem_Realloc(*array, larger * width);
    if (!moved) {
        PyErr_NoMemory();
        return 0;
    }
    *array = moved;
    *room = larger;
    return 1;
}

/* What is kept, and how it is forgotten. */

/* Move what has been counted to the dictionary of counts. */
int settle(Vocabulary *self)
{
    PyObject *key, *value;
    Py_ssize_t at = 0;
    while (self->forms && PyDict_Next(self->forms, &at, &key, &value)) {
        Form *form = PyLong_AsVoidPtr(value);
        PyObject *before = form->times ? PyDict_GetItemWithError(self->counted, key) : NULL;
        if (!form->times)
            continue;
        PyObject *times = PyErr_Occurred() ? NULL : PyLong_FromSsize_t(form->times + (before ? PyLong_AsSsize_t(before) : 0));
        if (!times || PyDict_SetItem(self->counted, key, times) < 0) {
            Py_XDECREF(times);
            return 0;
        }
        Py_DECREF(times);
        form->times = 0;
    }
    return 1;
}

void forget(Vocabulary *self)
{
    PyObject *key, *value;
    Py_ssize_t at = 0;
    free(self->slots);
    self->slots = NULL;
    while (self->forms && PyDict_Next(self->forms, &at, &key, &value)) {
        Form *form = PyLong_AsVoidPtr(value);
        Py_DECREF(form->text);
        Py_XDECREF(form->too);
    }
    at = 0;
    while (self->spellings && PyDict_Next(self->spellings, &at, &key, &value)) {
        Spelling *spelling = PyLong_AsVoidPtr(value);
        Py_DECREF(spelling->term);
    }
    give_back(&self->arena);
    Py_CLEAR(self->forms);
    Py_CLEAR(self->spellings);
    self->entries = 0;
}

int begin(Vocabulary *self)
{
    if (!settle(self) || !settle_printed(self))
        return 0;
    forget(self);
    self->slots = zeros(SMALLEST * sizeof(Slot));
    if (!self->slots)
        return PyErr_NoMemory(), 0;
    self->mask = SMALLEST - 1;
    self->forms = PyDict_New();
    self->spellings = PyDict_New();
    return self->forms && self->spellings;
}

/* One Form for each form, one Spelling for each term: given by address through a dictionary. */

void *known(Vocabulary *self, PyObject *table, PyObject *key, size_t width)
{
    PyObject *address = PyDict_GetItemWithError(table, key);
    if (address)
        return PyLong_AsVoidPtr(address);
    if (PyErr_Occurred())
        return NULL;
    void *made = piece(self, width);
    if (!made)
        return NULL;
    address = PyLong_FromVoidPtr(made);
    if (!address || PyDict_SetItem(table, key, address) < 0) {
        Py_XDECREF(address);
        return NULL;
    }
    Py_DECREF(address);
    *(PyObject **)made = Py_NewRef(key); /* the first member of both */
    self->arena.kept += 200;
    return made;
}

static int word_from(Vocabulary *self, PyObject *said, Word *word, Buffer *out)
{
    PyObject *form, *stem, *exact, *too;
    if (!PyTuple_Check(said)) {
        PyErr_SetString(PyExc_TypeError, "a word is a tuple");
        return 0;
    }
    if (!PyArg_ParseTuple(said, "UUUU", &form, &stem, &exact, &too))
        return 0;
    if (!PyUnicode_IS_ASCII(form) || !PyUnicode_IS_ASCII(stem) || !PyUnicode_IS_ASCII(exact) ||
        !PyUnicode_IS_ASCII(too)) {
        PyErr_SetString(PyExc_ValueError, "a term is of ASCII letters and figures");
        return 0;
    }
    word->form = known(self, self->forms, form, sizeof(Form));
    if (!word->form)
        return 0;
    word->spelling = NULL;
    if (PyUnicode_GET_LENGTH(exact)) {
        if (!word->form->too)
            word->form->too = Py_NewRef(too);
        word->spelling = known(self, self->spellings, exact, sizeof(Spelling));
        if (!word->spelling)
            return 0;
    }
    return put(&out[0], (char *)PyUnicode_1BYTE_DATA(form), (size_t)PyUnicode_GET_LENGTH(form)) &&
           put(&out[1], (char *)PyUnicode_1BYTE_DATA(stem), (size_t)PyUnicode_GET_LENGTH(stem));
}

/* The letters of the word that a chunk is; 0 where it is more, or not of plain small letters, each a letter of the form. */
static uint32_t letters_of(const char *chunk, size_t size, const Buffer *form)
{
    if (form->size != size || size > MOST)
        return 0;
    for (size_t at = 0; at < size; at++) {
        unsigned char sign = (unsigned char)chunk[at];
        if (!is_letter((unsigned char)form->bytes[at]) || !(is_letter(sign) || (sign >= 0xE0 && sign < 0xFF && sign != 0xF7)))
            return 0;
    }
    return (uint32_t)size;
}

static Entry *entry_from(Vocabulary *self, PyObject *said, const char *chunk, size_t size)
{
    Buffer out[2] = {{0}};
    Entry *entry = NULL;
    Py_ssize_t words = PyTuple_Check(said) ? PyTuple_GET_SIZE(said) : -1;
    Word *word = words < 0 ? NULL : PyMem_Calloc((size_t)words + 1, sizeof(Word));
    if (!word) {
        if (!PyErr_Occurred())
            PyErr_SetString(PyExc_TypeError, "the rules give a tuple of words");
        return NULL;
    }
    for (Py_ssize_t at = 0; at < words; at++)
        if (!word_from(self, PyTuple_GET_ITEM(said, at), &word[at], out))
            goto end;
    if (size > MOST || out[0].size > MOST || out[1].size > MOST) {
        PyErr_SetString(PyExc_OverflowError, "a chunk is too long");
        goto end;
    }
    entry = piece(self, sizeof(Entry) + (size_t)words * sizeof(Word) + size + out[0].size + out[1].size);
    if (!entry)
        goto end;
    *entry = (Entry){0, (uint32_t)size, (uint32_t)out[0].size, (uint32_t)out[1].size, (uint32_t)words,
                     words == 1 ? letters_of(chunk, size, &out[0]) : 0, {0}};
    if (words)
        memcpy(entry->word, word, (size_t)words * sizeof(Word));
    char *text = text_of(entry);
    memcpy(text, chunk, size);
    if (words) {
        memcpy(text + size, out[0].bytes, out[0].size);
        memcpy(text + size + out[0].size, out[1].bytes, out[1].size);
    }
    self->arena.kept += 2 * sizeof(Slot);
end:
    PyMem_Free(word);
    PyMem_Free(out[0].bytes);
    PyMem_Free(out[1].bytes);
    return entry;
}

Chunk chunk_of(Vocabulary *self, const char *at, size_t size)
{
    return (Chunk){mixed((uint64_t)(uintptr_t)self, at, size), at, size};
}

/* The same words as another entry, for another chunk. */
static Entry *like(Vocabulary *self, const Entry *other, const Chunk *chunk)
{
    size_t words = (size_t)other->words * sizeof(Word), rest = (size_t)other->forms + other->stems;
    if (chunk->size > MOST) {
        PyErr_SetString(PyExc_OverflowError, "a chunk is too long");
        return NULL;
    }
    Entry *entry = piece(self, sizeof(Entry) + words + chunk->size + rest);
    if (!entry)
        return NULL;
    memcpy(entry, other, sizeof(Entry) + words);
    entry->met = 0;
    memset(entry->printed, 0, sizeof(entry->printed));
    entry->key = (uint32_t)chunk->size;
    memcpy(text_of(entry), chunk->at, chunk->size);
    memcpy(text_of(entry) + chunk->size, text_of((Entry *)other) + other->key, rest);
    self->arena.kept += 2 * sizeof(Slot);
    return entry;
}

/* Ask the rules what a chunk stands for: words, or a shorter chunk. */
static Entry *told(Vocabulary *self, const Chunk *chunk)
{
    PyObject *said = PyObject_CallFunction(self->rules, "y#", chunk->at, (Py_ssize_t)chunk->size);
    Entry *entry = NULL;
    if (said && PyBytes_Check(said) && (size_t)PyBytes_GET_SIZE(said) < chunk->size) {
        Chunk shorter = chunk_of(self, PyBytes_AS_STRING(said), (size_t)PyBytes_GET_SIZE(said));
        Entry *other = entry_of(self, &shorter);
        entry = other ? like(self, other, chunk) : NULL;
    }
    else if (said)
        entry = entry_from(self, said, chunk->at, chunk->size);
    Py_XDECREF(said);
    return entry;
}

static Entry *learnt(Vocabulary *self, const Chunk *chunk)
{
    Entry *entry = told(self, chunk);
    if (!entry)
        return NULL;
    if (self->entries * 2 > self->mask && !widen(&self->slots, &self->mask))
        return (Entry *)PyErr_NoMemory();
    size_t place = chunk->hash & self->mask;
    while (self->slots[place].held)
        place = (place + 1) & self->mask;
    self->slots[place] = (Slot){chunk->hash, entry};
    self->entries++;
    return entry;
}

Entry *entry_of(Vocabulary *self, const Chunk *chunk)
{
    for (size_t place = chunk->hash & self->mask; self->slots[place].held; place = (place + 1) & self->mask) {
        Entry *entry = self->slots[place].held;
        if (self->slots[place].hash == chunk->hash && entry->key == chunk->size &&
            !memcmp(text_of(entry), chunk->at, chunk->size))
            return entry;
    }
    return learnt(self, chunk);
}
