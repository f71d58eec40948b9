/* The postings of one field, collected and written as tantivy writes them, in a third of its time.

   What is given out goes where tantivy would have put it: see tantivy_bulk.py. Python is not held up meanwhile. */

#include "_postings.h"
#include <stdlib.h>

typedef struct {
    PyObject_HEAD
    Field field;
    int busy;
} Postings;

static int begun(Postings *self)
{
    if (self->busy) {
        PyErr_SetString(PyExc_RuntimeError, "postings are for one thread");
        return 0;
    }
    return self->field.slots != NULL || begin(&self->field) || (PyErr_NoMemory(), 0);
}

/* Give the terms that the documents at hand are the first to hold: from where to where in `fresh`, without the first blank. */
static PyObject *met_first(const Field *field, const size_t *ends, Py_ssize_t count)
{
    PyObject *made = PyList_New(count);
    size_t start = 0;
    for (Py_ssize_t each = 0; made && each < count; start = ends[each++]) {
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

static PyObject *collect_all(Postings *self, PyObject *texts, size_t *ends)
{
    Py_ssize_t count = PyList_GET_SIZE(texts);
    int done = 1;
    for (Py_ssize_t each = 0; each < count; each++)
        if (!PyUnicode_Check(PyList_GET_ITEM(texts, each)) || !PyUnicode_IS_ASCII(PyList_GET_ITEM(texts, each))) {
            PyErr_SetString(PyExc_ValueError, "terms are of ASCII letters and figures");
            return NULL;
        }
    self->busy = 1;
    self->field.fresh.size = 0;
    Py_BEGIN_ALLOW_THREADS;
    for (Py_ssize_t each = 0; done && each < count; each++) {
        PyObject *text = PyList_GET_ITEM(texts, each);
        done = collect(&self->field, (char *)PyUnicode_1BYTE_DATA(text), (size_t)PyUnicode_GET_LENGTH(text));
        ends[each] = self->field.fresh.size;
    }
    Py_END_ALLOW_THREADS;
    self->busy = 0;
    return done ? met_first(&self->field, ends, count) : PyErr_NoMemory();
}

static PyObject *add(Postings *self, PyObject *args)
{
    PyObject *given;
    if (!PyArg_ParseTuple(args, "O!", &PyList_Type, &given) || !begun(self))
        return NULL;
    PyObject *texts = PyList_GetSlice(given, 0, PyList_GET_SIZE(given)); /* nobody else changes it */
    size_t *ends = texts ? PyMem_Calloc((size_t)PyList_GET_SIZE(texts) + 1, sizeof *ends) : NULL;
    PyObject *made = ends ? collect_all(self, texts, ends) : texts ? PyErr_NoMemory() : NULL;
    PyMem_Free(ends);
    Py_XDECREF(texts);
    return made;
}

static PyObject *given_out(const Written *out, const Field *field)
{
    return Py_BuildValue(
        "(y#y#y#y#)", out->infos.bytes, (Py_ssize_t)out->infos.size, out->postings.bytes, (Py_ssize_t)out->postings.size,
        out->positions.bytes ? (char *)out->positions.bytes : "", (Py_ssize_t)out->positions.size,
        field->norms.bytes ? (char *)field->norms.bytes : "", (Py_ssize_t)field->norms.size);
}

static PyObject *finish(Postings *self, PyObject *Py_UNUSED(none))
{
    Written out = {0};
    int done;
    if (!begun(self))
        return NULL;
    self->busy = 1;
    Py_BEGIN_ALLOW_THREADS;
    done = write_field(&self->field, &out);
    Py_END_ALLOW_THREADS;
    self->busy = 0;
    PyObject *made = done ? given_out(&out, &self->field) : PyErr_NoMemory();
    free(out.postings.bytes);
    free(out.positions.bytes);
    free(out.infos.bytes);
    end(&self->field);
    return made;
}

static PyObject *size(Postings *self, PyObject *Py_UNUSED(none)) { return PyLong_FromSize_t(self->field.arena.kept); }

static int init(Postings *self, PyObject *args, PyObject *Py_UNUSED(named))
{
    return PyArg_ParseTuple(args, "p", &self->field.positions) ? 0 : -1;
}

static void dealloc(Postings *self)
{
    end(&self->field);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyMethodDef methods[] = {
    {"add", (PyCFunction)add, METH_VARARGS, "Add the texts of the next documents; give the terms that each is the first to hold."},
    {"finish", (PyCFunction)finish, METH_NOARGS, "Give what tantivy wants to read, and begin anew: infos, postings, positions, norms."},
    {"size", (PyCFunction)size, METH_NOARGS, "Give the bytes that are kept."},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject postings_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "search.engines._postings.Postings",
    .tp_doc = "The postings of one field, with positions or without, being collected.",
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
