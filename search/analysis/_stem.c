/* Which forms are one word inflected? The same as `plainly` in stem.py, with its tables. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <string.h>

#define LONGEST 64 /* signs of a form */
#define GROWN 8    /* more than what an ending is replaced by */
#define MOST 64    /* endings */

typedef struct {
    const char *text, *put;
    Py_ssize_t size, put_size, rest;
} Ending;

typedef struct {
    PyObject_HEAD
    PyObject *given, *past, *in_ment, *in_erer, *other, *endings; /* see stem.py */
    Ending ending[MOST];
    Py_ssize_t count;
} Stemmer;

static int ends(const char *word, Py_ssize_t size, const char *ending, Py_ssize_t length)
{
    return size >= length && !memcmp(word + size - length, ending, (size_t)length);
}

#define ENDS(word, size, ending) ends(word, size, ending, (Py_ssize_t)sizeof(ending) - 1)

static PyObject *ascii(const char *text, Py_ssize_t size)
{
    PyObject *made = PyUnicode_New(size, 127);
    if (made && size)
        memcpy(PyUnicode_1BYTE_DATA(made), text, (size_t)size);
    return made;
}

/* 1 where a set holds a word, 0 where not, -1 on failure. */
static int holds(PyObject *set, const char *text, Py_ssize_t size)
{
    PyObject *word = ascii(text, size);
    int found = word ? PySet_Contains(set, word) : -1;
    Py_XDECREF(word);
    return found;
}

/* Centuries: x{0,2}(?:i[xv]|v?i{0,3})e */
static int is_century(const char *form, Py_ssize_t size)
{
    Py_ssize_t at = 0, ones = 0;
    while (at < 2 && form[at] == 'x')
        at++;
    if (size - at == 3 && form[at] == 'i' && (form[at + 1] == 'x' || form[at + 1] == 'v'))
        return form[at + 2] == 'e';
    at += form[at] == 'v';
    for (; at < size && ones < 3 && form[at] == 'i'; ones++)
        at++;
    return size - at == 1 && form[at] == 'e';
}

static int is_bare(const char *form, Py_ssize_t size)
{
    int vowels = 0;
    for (Py_ssize_t at = 0; at < size; at++) {
        if (form[at] < 'a' || form[at] > 'z')
            return 1;
        vowels |= memchr("aeiouy", form[at], 6) != NULL;
    }
    return size < 4 || !vowels || is_century(form, size);
}

/* Write the singular over a form of four letters or more; give its size. */
static Py_ssize_t singular(char *word, Py_ssize_t size)
{
    if (word[size - 1] == 's')
        return word[size - 2] == 's' ? size : size - 1;
    if (ENDS(word, size, "eaux") || ENDS(word, size, "eux") || ENDS(word, size, "oux"))
        return size - 1;
    if (!ENDS(word, size, "aux") || size == 4)
        return size;
    word[size - 2] = 'l';
    return size - 1;
}

/* Write the infinitive over a past of the first group: fondée, dirigea, tomba. Give the size, or -1. */
static Py_ssize_t infinitive(const Stemmer *self, char *word, Py_ssize_t size)
{
    if (!ENDS(word, size, "ee") && word[size - 1] != 'a')
        return size;
    Py_ssize_t before = ENDS(word, size, "ee") || ENDS(word, size, "gea") ? size - 2 : size - 1;
    int past = holds(self->past, word, before);
    if (past <= 0)
        return past < 0 ? -1 : size;
    memcpy(word + before, "er", 2);
    return before + 2;
}

/* Put the first ending that fits by what replaces it. Give the size, or -1. */
static Py_ssize_t replaced(const Stemmer *self, char *word, Py_ssize_t size)
{
    for (const Ending *each = self->ending; each < self->ending + self->count; each++) {
        if (!ends(word, size, each->text, each->size) || size - each->size < each->rest)
            continue;
        char *end = word + size - each->size;
        memcpy(end, each->put, (size_t)each->put_size);
        end += each->put_size;
        if (!strncmp(each->text, "er", 2) || !strncmp(each->text, "ger", 3)) {
            memcpy(end, "er", 2);
            int verb = holds(self->in_erer, word, end + 2 - word);
            if (verb < 0)
                return -1;
            end += verb ? 2 : 0;
        }
        int other = holds(self->other, word, end - word);
        if (other < 0)
            return -1;
        *end = 'e';
        return end - word + other;
    }
    return size;
}

static PyObject *stem(Stemmer *self, PyObject *form)
{
    if (!PyUnicode_Check(form) || !PyUnicode_IS_ASCII(form)) {
        PyErr_SetString(PyExc_ValueError, "a form is of ASCII letters and figures");
        return NULL;
    }
    PyObject *known = PyDict_GetItemWithError(self->given, form);
    Py_ssize_t size = PyUnicode_GET_LENGTH(form), whole = size;
    const char *text = (const char *)PyUnicode_1BYTE_DATA(form);
    if (known || PyErr_Occurred())
        return Py_XNewRef(known);
    if (size > LONGEST || is_bare(text, size))
        return Py_NewRef(form);
    char word[LONGEST + GROWN];
    memcpy(word, text, (size_t)size);
    size = singular(word, size);
    if (size < whole) {
        PyObject *one = ascii(word, size);
        known = one ? PyDict_GetItemWithError(self->given, one) : NULL;
        Py_XDECREF(one);
        if (known || PyErr_Occurred())
            return Py_XNewRef(known);
    }
    size = infinitive(self, word, size);
    int kept = size < 0 ? -1 : ENDS(word, size, "ment") ? holds(self->in_ment, word, size) : 1;
    if (kept > 0)
        size = replaced(self, word, size);
    return kept < 0 || size < 0 ? NULL : ascii(word, size);
}

static int begin(Stemmer *self, PyObject *args, PyObject *Py_UNUSED(named))
{
    PyObject *sets[6];
    if (!PyArg_ParseTuple(args, "O!O!O!O!O!O!", &PyDict_Type, &sets[0], &PyFrozenSet_Type, &sets[1], &PyFrozenSet_Type,
                          &sets[2], &PyFrozenSet_Type, &sets[3], &PyFrozenSet_Type, &sets[4], &PyTuple_Type, &sets[5]))
        return -1;
    PyObject **held[] = {&self->given, &self->past, &self->in_ment, &self->in_erer, &self->other, &self->endings};
    for (int each = 0; each < 6; each++)
        Py_XSETREF(*held[each], Py_NewRef(sets[each]));
    self->count = 0;
    if (PyTuple_GET_SIZE(sets[5]) > MOST) {
        PyErr_SetString(PyExc_ValueError, "too many endings");
        return -1;
    }
    for (Py_ssize_t at = 0; at < PyTuple_GET_SIZE(sets[5]); at++) {
        Ending *ending = &self->ending[at];
        if (!PyArg_ParseTuple(PyTuple_GET_ITEM(sets[5], at), "s#s#n", &ending->text, &ending->size, &ending->put,
                              &ending->put_size, &ending->rest))
            return -1;
        if (ending->put_size >= GROWN - 3) {
            PyErr_SetString(PyExc_ValueError, "an ending is replaced by too much");
            return -1;
        }
        self->count++;
    }
    return 0;
}

static void end(Stemmer *self)
{
    Py_XDECREF(self->given);
    Py_XDECREF(self->past);
    Py_XDECREF(self->in_ment);
    Py_XDECREF(self->in_erer);
    Py_XDECREF(self->other);
    Py_XDECREF(self->endings);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyMethodDef methods[] = {
    {"stem", (PyCFunction)stem, METH_O, "Give the stem of a folded form."},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject stemmer_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "search.analysis._stem.Stemmer",
    .tp_doc = "See search.analysis.stem.",
    .tp_basicsize = sizeof(Stemmer),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_init = (initproc)begin,
    .tp_dealloc = (destructor)end,
    .tp_methods = methods,
};

static PyModuleDef module = {PyModuleDef_HEAD_INIT, .m_name = "_stem", .m_size = -1};

PyMODINIT_FUNC PyInit__stem(void)
{
    PyObject *made = PyModule_Create(&module);
    if (made && PyModule_AddType(made, &stemmer_type) < 0)
        Py_CLEAR(made);
    return made;
}
