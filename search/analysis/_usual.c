/* Which word does a usual chunk hold? The same as `words_of` in joined.py, which is asked of any other chunk. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <string.h>

#define LONGEST 64 /* signs of a form */

typedef struct {
    PyObject_HEAD
    PyObject *careful, *stem, *table, *elided, *articles, *apart; /* see joined.py */
} Usual;

/* Tell whether a chunk is, without accents, of letters alone or of figures alone; and whether it has no accents. */
static int is_word(const char *table, const char *chunk, Py_ssize_t size, int *bare)
{
    Py_ssize_t letters = 0, figures = 0, same = 0;
    for (Py_ssize_t at = 0; at < size; at++) {
        char sign = table[(unsigned char)chunk[at]];
        letters += sign >= 'a' && sign <= 'z';
        figures += sign >= '0' && sign <= '9';
        same += sign == chunk[at];
    }
    *bare = same == size;
    return size && (letters == size || figures == size);
}

static int among(PyObject *set, const char *chunk, Py_ssize_t size)
{
    PyObject *key = PyBytes_FromStringAndSize(chunk, size);
    int found = key ? PySet_Contains(set, key) : -1;
    Py_XDECREF(key);
    return found;
}

static int is_edge(char sign) { return sign == '(' || sign == ')' || sign == '.' || sign == '\''; }

/* The word in a chunk, within brackets or after an elided article; NULL where it holds more, or on failure. */
static PyObject *core(const Usual *self, const char *chunk, Py_ssize_t size)
{
    const char *table = PyBytes_AS_STRING(self->table), *end = chunk + size;
    while (chunk < end && is_edge(*chunk))
        chunk++;
    while (end > chunk && is_edge(end[-1]))
        end--;
    const char *word = end;
    while (word > chunk && word[-1] != '\'')
        word--;
    int bare;
    if (end - word < 2 || !is_word(table, word, end - word, &bare) || among(self->articles, word, end - word))
        return NULL;
    if (word > chunk && !(memchr("aehiouy", table[(unsigned char)*word], 7) &&
                          among(self->elided, chunk, word - 1 - chunk) == 1))
        return NULL;
    return PyBytes_FromStringAndSize(word, end - word);
}

static PyObject *words_of(Usual *self, PyObject *chunk)
{
    char *text;
    Py_ssize_t size;
    int bare, apart = 1;
    if (PyBytes_AsStringAndSize(chunk, &text, &size) < 0)
        return NULL;
    if (!is_word(PyBytes_AS_STRING(self->table), text, size, &bare)) {
        PyObject *word = core(self, text, size);
        if (word || PyErr_Occurred())
            return word;
    }
    else if (bare && size <= LONGEST)
        apart = among(self->apart, text, size);
    if (apart)
        return apart < 0 ? NULL : PyObject_CallOneArg(self->careful, chunk);
    PyObject *form = PyUnicode_DecodeASCII(text, size, NULL), *root = form ? PyObject_CallOneArg(self->stem, form) : NULL;
    if (!root) {
        Py_XDECREF(form);
        return NULL;
    }
    return Py_BuildValue("((NNss))", form, root, "", "");
}

static int init(Usual *self, PyObject *args, PyObject *Py_UNUSED(named))
{
    PyObject *said[6];
    if (!PyArg_ParseTuple(args, "OOO!O!O!O!", &said[0], &said[1], &PyBytes_Type, &said[2], &PyFrozenSet_Type, &said[3],
                          &PyFrozenSet_Type, &said[4], &PyFrozenSet_Type, &said[5]))
        return -1;
    if (PyBytes_GET_SIZE(said[2]) != 256) {
        PyErr_SetString(PyExc_ValueError, "a table has 256 bytes");
        return -1;
    }
    PyObject **held[] = {&self->careful, &self->stem, &self->table, &self->elided, &self->articles, &self->apart};
    for (int each = 0; each < 6; each++)
        Py_XSETREF(*held[each], Py_NewRef(said[each]));
    return 0;
}

static void dealloc(Usual *self)
{
    Py_XDECREF(self->careful);
    Py_XDECREF(self->stem);
    Py_XDECREF(self->table);
    Py_XDECREF(self->elided);
    Py_XDECREF(self->articles);
    Py_XDECREF(self->apart);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyMethodDef methods[] = {
    {"words_of", (PyCFunction)words_of, METH_O, "Give the words of a chunk, or the shorter one that stands for the same."},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject usual_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "search.analysis._usual.Usual",
    .tp_doc = "The rules of search.analysis.joined for usual chunks; of others, Python is asked.",
    .tp_basicsize = sizeof(Usual),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_init = (initproc)init,
    .tp_dealloc = (destructor)dealloc,
    .tp_methods = methods,
};

static PyModuleDef module = {PyModuleDef_HEAD_INIT, .m_name = "_usual", .m_size = -1};

PyMODINIT_FUNC PyInit__usual(void)
{
    PyObject *made = PyModule_Create(&module);
    if (made && PyModule_AddType(made, &usual_type) < 0)
        Py_CLEAR(made);
    return made;
}
