/* A text in the letters of one code page: the same as `plainly` in codepage.py, in one walk. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>

static int is_figure(char sign) { return sign >= '0' && sign <= '9'; }

/* Where do the groups end that follow a figure, each of three of them after a blank or a dot? At most `end`. */
static char *after_groups(char *at, const char *end)
{
    while (end - at > 3 && (*at == ' ' || *at == '.') && is_figure(at[1]) && is_figure(at[2]) && is_figure(at[3]) &&
           (end - at == 4 || !is_figure(at[4])))
        at += 4;
    return at;
}

/* Join figures in groups by dots: what `grouped` in tokens.py describes. */
static void join_groups(char *start, const char *end, const char *letters)
{
    for (char *at = start; at < end; at++) {
        if (!is_figure(*at))
            continue;
        const char *first = at, *before = at - 1;
        while (at < end && is_figure(*at))
            at++;
        if (before >= start && *before == '\t')
            before--;
        if (*first == '0' || at - first > 3 || (before >= start && letters[(unsigned char)*before]))
            continue;
        for (char *last = after_groups(at, end); at < last; at += 4)
            *at = '.';
    }
}

/* The byte that others, which is Python's, gives for a sign beyond Latin-1; -1 where it gives none, -2 on failure. */
static int asked(PyObject *others, Py_UCS4 sign)
{
    PyObject *key = PyUnicode_FromOrdinal((int)sign);
    PyObject *found = key ? PyObject_GetItem(others, key) : NULL;
    int byte = !found ? -2 : PyBytes_Check(found) && PyBytes_GET_SIZE(found) == 1 ? (unsigned char)*PyBytes_AS_STRING(found) : -1;
    Py_XDECREF(key);
    Py_XDECREF(found);
    return byte;
}

#define VANISHING 0xAD /* a soft hyphen; and what vanishes as it does, the blanks after it too */

/* Write the bytes; 1 where all have one, 0 where a sign has none, -1 on failure. */
static inline int write_bytes(int kind, const void *signs, Py_ssize_t size, const char *table, PyObject *others, char *out)
{
    int byte, last_byte = -1;
    Py_UCS4 last = 0;
    for (Py_ssize_t at = 0; at < size; at++) {
        Py_UCS4 sign = PyUnicode_READ(kind, signs, at);
        if (sign < 256)
            byte = (int)sign;
        else if (sign == last)
            byte = last_byte;
        else {
            byte = last_byte = asked(others, sign);
            last = sign;
        }
        if (byte < 0)
            return byte + 1;
        out[at] = table[byte];
        if (sign == VANISHING)
            while (at + 1 < size && Py_UNICODE_ISSPACE(PyUnicode_READ(kind, signs, at + 1)))
                out[++at] = (char)VANISHING;
    }
    return 1;
}

static PyObject *chunked(PyObject *Py_UNUSED(module), PyObject *args)
{
    PyObject *text, *others;
    const char *table, *letters;
    Py_ssize_t table_size, letters_size;
    if (!PyArg_ParseTuple(args, "Uy#y#O", &text, &table, &table_size, &letters, &letters_size, &others))
        return NULL;
    if (table_size != 256 || letters_size != 256) {
        PyErr_SetString(PyExc_ValueError, "a table has 256 bytes");
        return NULL;
    }
    Py_ssize_t size = PyUnicode_GET_LENGTH(text);
    PyObject *made = PyBytes_FromStringAndSize(NULL, size);
    if (!made)
        return NULL;
    const void *signs = PyUnicode_DATA(text);
    char *out = PyBytes_AS_STRING(made);
    int done = PyUnicode_KIND(text) == PyUnicode_1BYTE_KIND
        ? write_bytes(PyUnicode_1BYTE_KIND, signs, size, table, others, out)
        : PyUnicode_KIND(text) == PyUnicode_2BYTE_KIND
        ? write_bytes(PyUnicode_2BYTE_KIND, signs, size, table, others, out)
        : write_bytes(PyUnicode_4BYTE_KIND, signs, size, table, others, out);
    if (done > 0) {
        join_groups(out, out + size, letters);
        return made;
    }
    Py_DECREF(made);
    return done ? NULL : Py_NewRef(Py_None);
}

static PyMethodDef methods[] = {
    {"chunked", chunked, METH_VARARGS, "Give a text in lower case, a byte a sign; None where a sign has no byte."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef module = {PyModuleDef_HEAD_INIT, .m_name = "_codepage", .m_size = -1, .m_methods = methods};

PyMODINIT_FUNC PyInit__codepage(void) { return PyModule_Create(&module); }
