/* What do the chunks of a text stand for? The same as vocabulary.py, word for word, at the speed of memory.

   A chunk is looked up once where it stands; what the rules, which are Python's, said of it lies in one block:
   its forms and its stems, ready to be copied. All that is kept is forgotten when it has grown beyond a limit. */

#include "_vocabulary.h"

static PyObject *ascii(const Buffer *out)
{
    PyObject *made = PyUnicode_New((Py_ssize_t)out->size, 127);
    if (made && out->size)
        memcpy(PyUnicode_1BYTE_DATA(made), out->bytes, out->size);
    return made;
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
        Entry *entry = self->slots[self->chunks[rank].hash & self->mask].held;
        __builtin_prefetch(entry);
        __builtin_prefetch((char *)entry + 64);
    }
    return (Py_ssize_t)count;
}

static int read_text(Vocabulary *self, const char *start, const char *end, const Printed *printed)
{
    Py_ssize_t count = cut(self, start, end);
    self->out[0].size = self->out[1].size = 0;
    for (Py_ssize_t rank = 0; rank < count; rank++) {
        const Chunk *chunk = &self->chunks[rank];
        Entry *entry = entry_of(self, chunk);
        if (!entry)
            return 0;
        if (!entry->words)
            continue;
        const char *text = text_of(entry) + entry->key;
        if (!put_slack(&self->out[0], text, (size_t)entry->forms) ||
            !put_slack(&self->out[1], text + entry->forms, (size_t)entry->stems) ||
            (printed->whole && !count_printed(self, entry, chunk, chunk->at - start, printed)))
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

static void count_form(Vocabulary *self, Form *form)
{
    if (form->met != self->article) {
        form->met = self->article;
        form->times++;
    }
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
static int go_through(Vocabulary *self, int names)
{
    self->out[0].size = 0;
    for (size_t at = 0; at < self->count; at++) {
        Entry *entry = self->here[at];
        for (uint32_t rank = 0; rank < entry->words; rank++) {
            count_form(self, entry->word[rank].form);
            if (!names && !spell(self, &entry->word[rank]))
                return 0;
        }
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

/* Read some texts, or names, which are not printed; their joined forms, and of texts their joined stems, go into tuples. */
static int read_texts(Vocabulary *self, PyObject *texts, PyObject *printed, PyObject *forms, PyObject *stems)
{
    for (Py_ssize_t rank = 0; rank < PyTuple_GET_SIZE(texts); rank++) {
        char *text;
        Py_ssize_t size;
        PyObject *one;
        Printed as = {NULL, 0, NULL};
        if (PyBytes_AsStringAndSize(PyTuple_GET_ITEM(texts, rank), &text, &size) < 0 ||
            (printed && !seen(PyTuple_GET_ITEM(printed, rank), size, &as)) ||
            !read_text(self, text, text + size, &as) || !(one = ascii(&self->out[0])))
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

static PyObject *article(Vocabulary *self, PyObject *texts, PyObject *printed, PyObject *names)
{
    Py_ssize_t count = PyTuple_GET_SIZE(texts);
    PyObject *forms = PyTuple_New(count), *stems = PyTuple_New(count), *named = PyTuple_New(PyTuple_GET_SIZE(names));
    PyObject *exact = NULL, *made = NULL;
    if (forms && stems && named && read_texts(self, texts, printed, forms, stems) && go_through(self, 0) &&
        (exact = exact_of(self)) && read_texts(self, names, NULL, named, NULL) && go_through(self, 1))
        made = PyTuple_Pack(4, forms, stems, exact, named);
    Py_XDECREF(forms);
    Py_XDECREF(stems);
    Py_XDECREF(named);
    Py_XDECREF(exact);
    return made;
}

static PyObject *joined(Vocabulary *self, PyObject *args)
{
    PyObject *texts, *printed, *names, *made = NULL;
    if (!PyArg_ParseTuple(args, "O!OO!", &PyTuple_Type, &texts, &printed, &PyTuple_Type, &names))
        return NULL;
    if (printed == Py_None)
        printed = NULL;
    else if (!PyTuple_Check(printed) || PyTuple_GET_SIZE(texts) != PyTuple_GET_SIZE(printed)) {
        PyErr_SetString(PyExc_ValueError, "each text is given twice");
        return NULL;
    }
    if (self->busy) { /* another thread is between two rules */
        PyErr_SetString(PyExc_RuntimeError, "a vocabulary is for one thread");
        return NULL;
    }
    self->busy = 1;
    if ((self->slots && self->arena.kept <= self->most) || begin(self)) {
        self->article++;
        self->count = self->odds = 0;
        made = article(self, texts, printed, names);
    }
    self->busy = 0;
    return made;
}

static PyObject *count(Vocabulary *self, PyObject *args)
{
    PyObject *forms, *form;
    Py_hash_t hash;
    Py_ssize_t at = 0;
    if (!PyArg_ParseTuple(args, "O!", &PySet_Type, &forms))
        return NULL;
    self->article++;
    while (_PySet_NextEntry(forms, &at, &form, &hash)) {
        Form *counted = PyUnicode_Check(form) ? known(self, self->forms, form, sizeof(Form)) : NULL;
        if (!counted)
            return PyErr_Occurred() ? NULL : PyErr_Format(PyExc_TypeError, "a form is a text");
        count_form(self, counted);
    }
    Py_RETURN_NONE;
}

static PyObject *counts(Vocabulary *self, PyObject *Py_UNUSED(none))
{
    return settle(self) ? PyDict_Copy(self->counted) : NULL;
}

static PyObject *settled(Vocabulary *self, PyObject *Py_UNUSED(none))
{
    return settle_printed(self) ? Py_NewRef(Py_None) : NULL;
}

static int init(Vocabulary *self, PyObject *args, PyObject *Py_UNUSED(named))
{
    PyObject *rules, *note, *met;
    Py_ssize_t most;
    if (!PyArg_ParseTuple(args, "OOO!n", &rules, &note, &PyDict_Type, &met, &most))
        return -1;
    Py_XSETREF(self->rules, Py_NewRef(rules));
    Py_XSETREF(self->note, Py_NewRef(note));
    self->most = (size_t)most;
    Py_XSETREF(self->printed, Py_NewRef(met));
    Py_XSETREF(self->counted, PyDict_New());
    return self->counted && begin(self) ? 0 : -1;
}

static void dealloc(Vocabulary *self)
{
    forget(self);
    Py_XDECREF(self->counted);
    Py_XDECREF(self->printed);
    Py_XDECREF(self->rules);
    Py_XDECREF(self->note);
    PyMem_Free(self->chunks);
    PyMem_Free(self->here);
    PyMem_Free(self->odd);
    PyMem_Free(self->out[0].bytes);
    PyMem_Free(self->out[1].bytes);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyMethodDef methods[] = {
    {"joined", (PyCFunction)joined, METH_VARARGS, "Give the terms of an article: of its texts, and of its names."},
    {"count", (PyCFunction)count, METH_VARARGS, "Count the forms of an article that was read otherwise."},
    {"counts", (PyCFunction)counts, METH_NOARGS, "Give for each form how many articles hold it."},
    {"settle", (PyCFunction)settled, METH_NOARGS, "Have all that was counted in the spellings."},
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

static PyMethodDef functions[] = {
    {"add", add_spellings, METH_VARARGS, "Add spellings met elsewhere."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef module = {PyModuleDef_HEAD_INIT, .m_name = "_vocabulary", .m_size = -1, .m_methods = functions};

PyMODINIT_FUNC PyInit__vocabulary(void)
{
    PyObject *made = PyModule_Create(&module);
    if (made && PyModule_AddType(made, &vocabulary_type) < 0)
        Py_CLEAR(made);
    return made;
}
