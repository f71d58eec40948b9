/* What do the chunks of a text stand for? The same as vocabulary.py, word for word, at the speed of memory.

   A chunk is looked up once where it stands; what the rules, which are Python's, said of it lies in one block:
   its forms and its stems, ready to be copied. All that is kept is forgotten when it has grown beyond a limit. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <string.h>

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

typedef struct {
    uint64_t met;
    Py_ssize_t key, forms, stems; /* sizes in bytes of the three texts that lie after the words, one after the other */
    Py_ssize_t words;
    Word word[];
} Entry;

typedef struct {
    uint64_t hash;
    Entry *entry;
} Slot;

typedef struct {
    uint64_t hash;
    const char *at;
    size_t size;
} Chunk;

typedef struct {
    char *bytes;
    size_t size, room;
} Buffer;

typedef struct {
    PyObject_HEAD
    PyObject *rules;
    PyObject *forms, *spellings; /* str -> address of the Form or Spelling, as an int */
    PyObject *counted;           /* str -> articles, of what has been forgotten */
    Slot *slots;
    size_t mask, entries;
    size_t kept, most; /* bytes */
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

#define SMALLEST 4096

static char *text_of(Entry *entry) { return (char *)(entry->word + entry->words); }

static uint64_t mixed(uint64_t seed, const char *bytes, size_t size)
{
    uint64_t part, hash = seed ^ (size * 0x9E3779B97F4A7C15u);
    for (; size >= 8; bytes += 8, size -= 8) {
        memcpy(&part, bytes, 8);
        hash = (hash ^ part) * 0xD6E8FEB86659FD93u;
        hash ^= hash >> 32;
    }
    part = 0;
    memcpy(&part, bytes, size);
    hash = (hash ^ part) * 0xD6E8FEB86659FD93u;
    return hash ^ hash >> 32;
}

/* Growing arrays. */

static int grown(void **array, size_t *room, size_t wanted, size_t width)
{
    if (wanted <= *room)
        return 1;
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

static int put(Buffer *out, const char *bytes, size_t size)
{
    if (!grown((void **)&out->bytes, &out->room, out->size + size + 1, 1))
        return 0;
    if (out->size)
        out->bytes[out->size++] = ' ';
    memcpy(out->bytes + out->size, bytes, size);
    out->size += size;
    return 1;
}

static PyObject *ascii(const Buffer *out)
{
    PyObject *made = PyUnicode_New((Py_ssize_t)out->size, 127);
    if (made && out->size)
        memcpy(PyUnicode_1BYTE_DATA(made), out->bytes, out->size);
    return made;
}

/* What is kept, and how it is forgotten. */

/* Move what has been counted to the dictionary of counts. */
static int settle(Vocabulary *self)
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

static void forget(Vocabulary *self)
{
    PyObject *key, *value;
    Py_ssize_t at = 0;
    if (self->slots)
        for (size_t place = 0; place <= self->mask; place++)
            PyMem_Free(self->slots[place].entry);
    PyMem_Free(self->slots);
    self->slots = NULL;
    while (self->forms && PyDict_Next(self->forms, &at, &key, &value)) {
        Form *form = PyLong_AsVoidPtr(value);
        Py_DECREF(form->text);
        Py_XDECREF(form->too);
        PyMem_Free(form);
    }
    at = 0;
    while (self->spellings && PyDict_Next(self->spellings, &at, &key, &value)) {
        Spelling *spelling = PyLong_AsVoidPtr(value);
        Py_DECREF(spelling->term);
        PyMem_Free(spelling);
    }
    Py_CLEAR(self->forms);
    Py_CLEAR(self->spellings);
    self->entries = self->kept = 0;
}

static int begin(Vocabulary *self)
{
    if (!settle(self))
        return 0;
    forget(self);
    self->slots = PyMem_Calloc(SMALLEST, sizeof(Slot));
    self->mask = SMALLEST - 1;
    self->forms = PyDict_New();
    self->spellings = PyDict_New();
    if (!self->slots)
        PyErr_NoMemory();
    return self->slots && self->forms && self->spellings;
}

static int widen(Vocabulary *self)
{
    size_t mask = self->mask * 2 + 1;
    Slot *slots = PyMem_Calloc(mask + 1, sizeof(Slot));
    if (!slots) {
        PyErr_NoMemory();
        return 0;
    }
    for (size_t old = 0; old <= self->mask; old++)
        if (self->slots[old].entry) {
            size_t place = self->slots[old].hash & mask;
            while (slots[place].entry)
                place = (place + 1) & mask;
            slots[place] = self->slots[old];
        }
    PyMem_Free(self->slots);
    self->slots = slots;
    self->mask = mask;
    return 1;
}

/* One Form for each form, one Spelling for each term: given by address through a dictionary. */

static void *known(Vocabulary *self, PyObject *table, PyObject *key, size_t width)
{
    PyObject *address = PyDict_GetItemWithError(table, key);
    if (address)
        return PyLong_AsVoidPtr(address);
    if (PyErr_Occurred())
        return NULL;
    void *made = PyMem_Calloc(1, width);
    if (!made) {
        PyErr_NoMemory();
        return NULL;
    }
    address = PyLong_FromVoidPtr(made);
    if (!address || PyDict_SetItem(table, key, address) < 0) {
        Py_XDECREF(address);
        PyMem_Free(made);
        return NULL;
    }
    Py_DECREF(address);
    *(PyObject **)made = Py_NewRef(key); /* the first member of both */
    self->kept += width + 200;
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
    size_t whole = sizeof(Entry) + (size_t)words * sizeof(Word) + size + out[0].size + out[1].size;
    entry = PyMem_Malloc(whole);
    if (!entry) {
        PyErr_NoMemory();
        goto end;
    }
    *entry = (Entry){0, (Py_ssize_t)size, (Py_ssize_t)out[0].size, (Py_ssize_t)out[1].size, words};
    if (words)
        memcpy(entry->word, word, (size_t)words * sizeof(Word));
    char *text = text_of(entry);
    memcpy(text, chunk, size);
    if (words) {
        memcpy(text + size, out[0].bytes, out[0].size);
        memcpy(text + size + out[0].size, out[1].bytes, out[1].size);
    }
    self->kept += whole + 2 * sizeof(Slot);
end:
    PyMem_Free(word);
    PyMem_Free(out[0].bytes);
    PyMem_Free(out[1].bytes);
    return entry;
}

static Entry *entry_of(Vocabulary *self, const Chunk *chunk);

static Chunk chunk_of(Vocabulary *self, const char *at, size_t size)
{
    return (Chunk){mixed((uint64_t)(uintptr_t)self, at, size), at, size};
}

/* The same words as another entry, for another chunk. */
static Entry *like(Vocabulary *self, const Entry *other, const Chunk *chunk)
{
    size_t words = (size_t)other->words * sizeof(Word), rest = (size_t)(other->forms + other->stems);
    size_t whole = sizeof(Entry) + words + chunk->size + rest;
    Entry *entry = PyMem_Malloc(whole);
    if (!entry) {
        PyErr_NoMemory();
        return NULL;
    }
    memcpy(entry, other, sizeof(Entry) + words);
    entry->met = 0;
    entry->key = (Py_ssize_t)chunk->size;
    memcpy(text_of(entry), chunk->at, chunk->size);
    memcpy(text_of(entry) + chunk->size, text_of((Entry *)other) + other->key, rest);
    self->kept += whole + 2 * sizeof(Slot);
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
    if (self->entries * 2 > self->mask && !widen(self)) {
        PyMem_Free(entry);
        return NULL;
    }
    size_t place = chunk->hash & self->mask;
    while (self->slots[place].entry)
        place = (place + 1) & self->mask;
    self->slots[place] = (Slot){chunk->hash, entry};
    self->entries++;
    return entry;
}

static Entry *entry_of(Vocabulary *self, const Chunk *chunk)
{
    for (size_t place = chunk->hash & self->mask; self->slots[place].entry; place = (place + 1) & self->mask) {
        Entry *entry = self->slots[place].entry;
        if (self->slots[place].hash == chunk->hash && (size_t)entry->key == chunk->size &&
            !memcmp(text_of(entry), chunk->at, chunk->size))
            return entry;
    }
    return learnt(self, chunk);
}

/* One article. */

static int is_blank(char sign) { return sign == ' ' || (sign >= '\t' && sign <= '\r'); }

/* Cut a text into chunks; gives their number, or -1. What will be looked up is asked of the memory at once,
   so that the look-ups wait together: one by one they would take five times as long. */
static Py_ssize_t cut(Vocabulary *self, const char *at, const char *end)
{
    size_t count = 0;
    while (1) {
        while (at < end && is_blank(*at))
            at++;
        if (at == end)
            break;
        const char *from = at;
        while (at < end && !is_blank(*at))
            at++;
        if (!grown((void **)&self->chunks, &self->chunk_room, count + 1, sizeof(Chunk)))
            return -1;
        Chunk chunk = chunk_of(self, from, (size_t)(at - from));
        __builtin_prefetch(&self->slots[chunk.hash & self->mask]);
        self->chunks[count++] = chunk;
    }
    for (size_t rank = 0; rank < count; rank++) {
        Entry *entry = self->slots[self->chunks[rank].hash & self->mask].entry;
        __builtin_prefetch(entry);
        __builtin_prefetch((char *)entry + 64);
    }
    return (Py_ssize_t)count;
}

static int read_text(Vocabulary *self, const char *at, const char *end)
{
    Py_ssize_t count = cut(self, at, end);
    self->out[0].size = self->out[1].size = 0;
    for (Py_ssize_t rank = 0; rank < count; rank++) {
        Entry *entry = entry_of(self, &self->chunks[rank]);
        if (!entry)
            return 0;
        if (!entry->words)
            continue;
        const char *text = text_of(entry) + entry->key;
        if (!put(&self->out[0], text, (size_t)entry->forms) ||
            !put(&self->out[1], text + entry->forms, (size_t)entry->stems))
            return 0;
        if (entry->met != self->article) {
            entry->met = self->article;
            __builtin_prefetch(entry->word[0].form);
            __builtin_prefetch(entry->word[0].spelling);
            if (!grown((void **)&self->here, &self->room, self->count + 1, sizeof(Entry *)))
                return 0;
            self->here[self->count++] = entry;
        }
    }
    return count >= 0;
}

/* Count a form of the article; those that are new are listed. */
static int count_form(Vocabulary *self, Form *form, PyObject *new)
{
    if (form->met == self->article)
        return 1;
    form->met = self->article;
    return form->times++ || PyList_Append(new, form->text) == 0;
}

static int spell(Vocabulary *self, Word *word)
{
    Form *form = word->form;
    if (!word->spelling) {
        form->plain = self->article;
        return 1;
    }
    if (form->odd != self->article) {
        form->odd = self->article;
        if (!grown((void **)&self->odd, &self->odd_room, self->odds + 1, sizeof(Form *)))
            return 0;
        self->odd[self->odds++] = form;
    }
    if (word->spelling->met == self->article)
        return 1;
    word->spelling->met = self->article;
    PyObject *term = word->spelling->term;
    return put(&self->out[0], (char *)PyUnicode_1BYTE_DATA(term), (size_t)PyUnicode_GET_LENGTH(term));
}

/* Go through the entries met: count their forms and, where they stand in a text, note how they are spelled. */
static int go_through(Vocabulary *self, PyObject *new, int spelled)
{
    self->out[0].size = 0;
    for (size_t at = 0; at < self->count; at++)
        for (Py_ssize_t rank = 0; rank < self->here[at]->words; rank++) {
            Word *word = &self->here[at]->word[rank];
            if (!count_form(self, word->form, new) || (spelled && !spell(self, word)))
                return 0;
        }
    self->count = 0;
    return 1;
}

static PyObject *exact_of(Vocabulary *self)
{
    for (size_t at = 0; at < self->odds; at++) {
        PyObject *too = self->odd[at]->too;
        if (self->odd[at]->plain == self->article &&
            !put(&self->out[0], (char *)PyUnicode_1BYTE_DATA(too), (size_t)PyUnicode_GET_LENGTH(too)))
            return NULL;
    }
    return ascii(&self->out[0]);
}

/* Read some texts; their joined forms, and their joined stems where these are wanted, go into tuples. */
static int read_texts(Vocabulary *self, PyObject *texts, PyObject *forms, PyObject *stems)
{
    for (Py_ssize_t rank = 0; rank < PyTuple_GET_SIZE(texts); rank++) {
        char *text;
        Py_ssize_t size;
        PyObject *one;
        if (PyBytes_AsStringAndSize(PyTuple_GET_ITEM(texts, rank), &text, &size) < 0 ||
            !read_text(self, text, text + size) || !(one = ascii(&self->out[0])))
            return 0;
        PyTuple_SET_ITEM(forms, rank, one);
        if (stems) {
            if (!(one = ascii(&self->out[1])))
                return 0;
            PyTuple_SET_ITEM(stems, rank, one);
        }
    }
    return 1;
}

static PyObject *article(Vocabulary *self, PyObject *texts, PyObject *names)
{
    Py_ssize_t count = PyTuple_GET_SIZE(texts);
    PyObject *forms = PyTuple_New(count), *stems = PyTuple_New(count), *named = PyTuple_New(PyTuple_GET_SIZE(names));
    PyObject *new = PyList_New(0), *exact = NULL, *made = NULL;
    if (forms && stems && named && new && read_texts(self, texts, forms, stems) && go_through(self, new, 1) &&
        (exact = exact_of(self)) && read_texts(self, names, named, NULL) && go_through(self, new, 0))
        made = PyTuple_Pack(5, forms, stems, exact, named, new);
    Py_XDECREF(forms);
    Py_XDECREF(stems);
    Py_XDECREF(named);
    Py_XDECREF(new);
    Py_XDECREF(exact);
    return made;
}

static PyObject *joined(Vocabulary *self, PyObject *args)
{
    PyObject *texts, *names, *made = NULL;
    if (!PyArg_ParseTuple(args, "O!O!", &PyTuple_Type, &texts, &PyTuple_Type, &names))
        return NULL;
    if (self->busy) { /* another thread is between two rules */
        PyErr_SetString(PyExc_RuntimeError, "a vocabulary is for one thread");
        return NULL;
    }
    self->busy = 1;
    if ((self->slots && self->kept <= self->most) || begin(self)) {
        self->article++;
        self->count = self->odds = 0;
        made = article(self, texts, names);
    }
    self->busy = 0;
    return made;
}

static PyObject *count(Vocabulary *self, PyObject *forms)
{
    PyObject *new = PyList_New(0);
    if (!new || !PyTuple_Check(forms))
        goto fail;
    self->article++;
    for (Py_ssize_t rank = 0; rank < PyTuple_GET_SIZE(forms); rank++) {
        Form *form = known(self, self->forms, PyTuple_GET_ITEM(forms, rank), sizeof(Form));
        if (!form || !count_form(self, form, new))
            goto fail;
    }
    return new;
fail:
    Py_XDECREF(new);
    return PyErr_Occurred() ? NULL : (PyErr_SetString(PyExc_TypeError, "a tuple of forms is wanted"), NULL);
}

static PyObject *counts(Vocabulary *self, PyObject *Py_UNUSED(none))
{
    return settle(self) ? PyDict_Copy(self->counted) : NULL;
}

static int init(Vocabulary *self, PyObject *args, PyObject *Py_UNUSED(named))
{
    PyObject *rules;
    Py_ssize_t most;
    if (!PyArg_ParseTuple(args, "On", &rules, &most))
        return -1;
    Py_XSETREF(self->rules, Py_NewRef(rules));
    self->most = (size_t)most;
    Py_XSETREF(self->counted, PyDict_New());
    return self->counted && begin(self) ? 0 : -1;
}

static void dealloc(Vocabulary *self)
{
    forget(self);
    Py_XDECREF(self->counted);
    Py_XDECREF(self->rules);
    PyMem_Free(self->chunks);
    PyMem_Free(self->here);
    PyMem_Free(self->odd);
    PyMem_Free(self->out[0].bytes);
    PyMem_Free(self->out[1].bytes);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyMethodDef methods[] = {
    {"joined", (PyCFunction)joined, METH_VARARGS, "Give the terms of an article: of its texts, and of its names."},
    {"count", (PyCFunction)count, METH_O, "Count the forms of an article that was read otherwise."},
    {"counts", (PyCFunction)counts, METH_NOARGS, "Give for each form how many articles hold it."},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject vocabulary_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "search.analysis._vocabulary.Vocabulary",
    .tp_doc = "See search.analysis.vocabulary.Vocabulary.",
    .tp_basicsize = sizeof(Vocabulary),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_init = (initproc)init,
    .tp_dealloc = (destructor)dealloc,
    .tp_methods = methods,
};

static PyModuleDef module = {PyModuleDef_HEAD_INIT, .m_name = "_vocabulary", .m_size = -1};

PyMODINIT_FUNC PyInit__vocabulary(void)
{
    PyObject *made = PyModule_Create(&module);
    if (made && PyModule_AddType(made, &vocabulary_type) < 0)
        Py_CLEAR(made);
    return made;
}
