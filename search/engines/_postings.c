/* The postings of some fields, collected and written as tantivy writes them, in a third of its time.

   What is given out goes where tantivy would have put it: see tantivy_bulk.py. Python is not held up meanwhile. */

#include "_postings.h"
#include <stdlib.h>

typedef struct {
    PyObject_HEAD
    Field *fields;
    Py_ssize_t count;
    int busy;
} Postings;

/* The texts of the documents at hand, field by field, and where the terms that each is the first to hold end in `fresh`. */
typedef struct {
    PyObject **texts; /* borrowed */
    size_t *ends;
    Py_ssize_t documents;
} Given;

static int begun(Postings *self)
{
    if (self->busy) {
        PyErr_SetString(PyExc_RuntimeError, "postings are for one thread");
        return 0;
    }
    for (Py_ssize_t each = 0; each < self->count; each++)
        if (!self->fields[each].slots && !begin(&self->fields[each]))
            return PyErr_NoMemory(), 0;
    return 1;
}

static int taken_in(const Postings *self, PyObject *lists, Given *given)
{
    given->documents = self->count ? PyList_GET_SIZE(PyTuple_GET_ITEM(lists, 0)) : 0;
    size_t texts = (size_t)(self->count * given->documents);
    given->texts = PyMem_Calloc(texts + 1, sizeof *given->texts);
    given->ends = PyMem_Calloc(texts + 1, sizeof *given->ends);
    if (!given->texts || !given->ends)
        return PyErr_NoMemory(), 0;
    for (Py_ssize_t field = 0; field < self->count; field++)
        for (Py_ssize_t each = 0; each < given->documents; each++) {
            PyObject *list = PyTuple_GET_ITEM(lists, field);
            PyObject *text = each < PyList_GET_SIZE(list) ? PyList_GET_ITEM(list, each) : NULL;
            if (!text || !PyUnicode_Check(text) || !PyUnicode_IS_ASCII(text)) {
                PyErr_SetString(PyExc_ValueError, "a text for each document, its terms of ASCII letters and figures");
                return 0;
            }
            given->texts[field * given->documents + each] = text;
        }
    return 1;
}

static int collect_all(Postings *self, const Given *given)
{
    for (Py_ssize_t field = 0; field < self->count; field++) {
        self->fields[field].fresh.size = 0;
        for (Py_ssize_t each = field * given->documents; each < (field + 1) * given->documents; each++) {
            const char *text = (char *)PyUnicode_1BYTE_DATA(given->texts[each]);
            if (!collect(&self->fields[field], text, (size_t)PyUnicode_GET_LENGTH(given->texts[each])))
                return 0;
            given->ends[each] = self->fields[field].fresh.size;
        }
    }
    return 1;
}

/* Give the terms that each document is the first to hold, without the blank before them. */
static PyObject *met_first(const Field *field, const size_t *ends, Py_ssize_t documents)
{
    PyObject *made = PyList_New(documents);
    size_t start = 0;
    for (Py_ssize_t each = 0; made && each < documents; start = ends[each++]) {
        const char *at = (char *)field->fresh.bytes + start;
        size_t size = ends[each] - start;
        PyObject *terms = size ? PyUnicode_DecodeASCII(at + 1, (Py_ssize_t)size - 1, NULL) : PyUnicode_New(0, 0);
        if (terms)
            PyList_SET_ITEM(made, each, terms);
        else
            Py_CLEAR(made);
    }
    return made;
}

/* A tuple of what is made for each field. */
static PyObject *of_each(const Postings *self, PyObject *(*make)(const Postings *, Py_ssize_t, const void *), const void *with)
{
    PyObject *all = PyTuple_New(self->count);
    for (Py_ssize_t field = 0; all && field < self->count; field++) {
        PyObject *made = make(self, field, with);
        if (made)
            PyTuple_SET_ITEM(all, field, made);
        else
            Py_CLEAR(all);
    }
    return all;
}

static PyObject *fresh_of(const Postings *self, Py_ssize_t field, const void *with)
{
    const Given *given = with;
    return met_first(&self->fields[field], given->ends + field * given->documents, given->documents);
}

static PyObject *add(Postings *self, PyObject *lists)
{
    Given given = {0};
    PyObject *made = NULL;
    int done = 0;
    for (Py_ssize_t each = 0; each < PyTuple_GET_SIZE(lists); each++)
        if (!PyList_Check(PyTuple_GET_ITEM(lists, each)))
            return PyErr_Format(PyExc_TypeError, "texts are lists");
    if (PyTuple_GET_SIZE(lists) != self->count)
        return PyErr_Format(PyExc_TypeError, "%zd lists of texts are wanted", self->count);
    if (begun(self) && taken_in(self, lists, &given)) {
        self->busy = 1;
        Py_BEGIN_ALLOW_THREADS;
        done = collect_all(self, &given);
        Py_END_ALLOW_THREADS;
        self->busy = 0;
        made = done ? of_each(self, fresh_of, &given) : PyErr_NoMemory();
    }
    PyMem_Free(given.texts);
    PyMem_Free(given.ends);
    return made;
}

static PyObject *bytes_of(const Bytes *bytes)
{
    return PyBytes_FromStringAndSize(bytes->bytes ? (char *)bytes->bytes : "", (Py_ssize_t)bytes->size);
}

static PyObject *written_of(const Postings *Py_UNUSED(self), Py_ssize_t field, const void *with)
{
    const Written *out = (const Written *)with + field;
    return Py_BuildValue("(NNNN)", bytes_of(&out->infos), bytes_of(&out->postings), bytes_of(&out->positions),
                         bytes_of(&out->norms));
}

static PyObject *finish(Postings *self, PyObject *Py_UNUSED(none))
{
    Written *out = begun(self) ? PyMem_Calloc((size_t)self->count + 1, sizeof *out) : NULL;
    int done = 1;
    if (!out)
        return PyErr_Occurred() ? NULL : PyErr_NoMemory();
    self->busy = 1;
    Py_BEGIN_ALLOW_THREADS;
    for (Py_ssize_t field = 0; done && field < self->count; field++)
        done = write_field(&self->fields[field], &out[field]);
    Py_END_ALLOW_THREADS;
    self->busy = 0;
    PyObject *made = done ? of_each(self, written_of, out) : PyErr_NoMemory();
    for (Py_ssize_t field = 0; field < self->count; field++) {
        free(out[field].infos.bytes);
        free(out[field].postings.bytes);
        free(out[field].positions.bytes);
        free(out[field].norms.bytes);
        end(&self->fields[field]);
    }
    PyMem_Free(out);
    return made;
}

static int init(Postings *self, PyObject *args, PyObject *Py_UNUSED(named))
{
    Py_ssize_t count = PyTuple_GET_SIZE(args);
    if (self->fields) {
        PyErr_SetString(PyExc_RuntimeError, "postings begin once");
        return -1;
    }
    self->fields = PyMem_Calloc((size_t)count + 1, sizeof(Field));
    if (!self->fields)
        return PyErr_NoMemory(), -1;
    self->count = count;
    for (Py_ssize_t each = 0; each < count; each++) {
        self->fields[each].positions = PyObject_IsTrue(PyTuple_GET_ITEM(args, each));
        if (self->fields[each].positions < 0)
            return -1;
    }
    return 0;
}

static void dealloc(Postings *self)
{
    for (Py_ssize_t each = 0; each < self->count; each++)
        end(&self->fields[each]);
    PyMem_Free(self->fields);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyMethodDef methods[] = {
    {"add", (PyCFunction)add, METH_VARARGS, "Add the texts of the next documents, a list a field; give the terms each is first to hold."},
    {"finish", (PyCFunction)finish, METH_NOARGS, "Give for each field what tantivy reads: infos, postings, positions, norms. Begin anew."},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject postings_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "search.engines._postings.Postings",
    .tp_doc = "The postings of some fields, each with positions or without, being collected.",
    .tp_basicsize = sizeof(Postings),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_init = (initproc)init,
    .tp_dealloc = (destructor)dealloc,
    .tp_methods = methods,
};

static PyModuleDef module = {PyModuleDef_HEAD_INIT, .m_name = "_postings", .m_size = -1};

PyMODINIT_FUNC PyInit__postings(void)
{
    PyObject *made = PyModule_Create(&module);
    if (made && PyModule_AddType(made, &postings_type) < 0)
        Py_CLEAR(made);
    return made;
}
