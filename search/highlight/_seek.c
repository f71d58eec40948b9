/* Which words of a folded text begin in one way? The same as in seek.py, which says why. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <string.h>

enum { LONGEST = 64 };

typedef struct {
    const unsigned char *text;
    Py_ssize_t length;
} Bytes;

typedef struct {
    Bytes sought;
    Bytes head;
    int whole;
    PyObject *known;
    unsigned char skips[256];
} Asked;

static int kind(unsigned char sign)
{
    return sign >= 'a' && sign <= 'z' ? 1 : sign >= '0' && sign <= '9' ? 2 : 0;
}

/* How far the head may move on, by the sign under its end (R. N. Horspool, 1980). */
static void learn(Asked *asked)
{
    Py_ssize_t last = asked->head.length - 1;
    memset(asked->skips, last < 255 ? (int)last + 1 : 255, sizeof asked->skips);
    for (Py_ssize_t place = last > 254 ? last - 254 : 0; place < last; place++)
        asked->skips[asked->head.text[place]] = (unsigned char)(last - place);
}

static Py_ssize_t find(const Asked *asked, Py_ssize_t place)
{
    const unsigned char *text = asked->sought.text, *head = asked->head.text;
    Py_ssize_t last = asked->head.length - 1;
    for (; place + last < asked->sought.length; place += asked->skips[text[place + last]])
        if (text[place + last] == head[last] && !memcmp(text + place, head, (size_t)last))
            return place;
    return -1;
}

static int blank(const Bytes *sought, Py_ssize_t place)
{
    return place < 0 || place >= sought->length || sought->text[place] == ' ';
}

/* Where the word ends that stands alone here and means what its letters say; 0 where that is for the rules to tell. */
static Py_ssize_t alone(const Bytes *sought, Py_ssize_t place)
{
    const unsigned char *word = sought->text + place;
    Py_ssize_t end = place;
    while (end < sought->length && kind(sought->text[end]) == 1)
        end++;
    Py_ssize_t size = end - place, stop = end < sought->length && sought->text[end] == '.' ? end + 1 : end;
    if (!blank(sought, place - 1) || !blank(sought, stop) || !size || size >= LONGEST)
        return 0;
    return (size == 2 && !memcmp(word, "st", 2)) || (size == 3 && !memcmp(word, "ste", 3)) ? 0 : end;
}

static int is_known(PyObject *known, const char *word, Py_ssize_t size)
{
    if (PyBytes_Check(known))
        return size >= PyBytes_GET_SIZE(known) && !memcmp(word, PyBytes_AS_STRING(known), (size_t)PyBytes_GET_SIZE(known));
    PyObject *key = PyBytes_FromStringAndSize(word, size);
    int found = key ? PySet_Contains(known, key) : -1;
    Py_XDECREF(key);
    return found;
}

static int add(PyObject *found, Py_ssize_t start, Py_ssize_t end)
{
    PyObject *span = Py_BuildValue("nn", start, end);
    int failed = span ? PyList_Append(found, span) : -1;
    Py_XDECREF(span);
    return failed;
}

/* Look at the head that stands here; give where to go on, or nothing (-1) where an error is set. */
static Py_ssize_t judge(const Asked *asked, Py_ssize_t place, PyObject *found)
{
    const Bytes *sought = &asked->sought;
    Py_ssize_t after = place + asked->head.length, end;
    int own = kind(asked->head.text[0]);
    if ((place && kind(sought->text[place - 1]) == own) ||
        (asked->whole && after < sought->length && kind(sought->text[after]) == own))
        return after;
    if (asked->known != Py_None && (end = alone(sought, place)) > 0) {
        int known = is_known(asked->known, (const char *)sought->text + place, end - place);
        return known < 0 || (known && add(found, place, end) < 0) ? -1 : end;
    }
    while (!blank(sought, after))
        after++;
    return add(found, place, -1) < 0 ? -1 : after;
}

/* Take the head of this rank. */
static int take(PyObject *heads, Py_ssize_t rank, Asked *asked)
{
    PyObject *head = PyTuple_GET_ITEM(heads, rank);
    char *text;
    if (!PyTuple_Check(head) || PyTuple_GET_SIZE(head) != 2) {
        PyErr_SetString(PyExc_TypeError, "a head is its bytes, and whether they are a whole word");
        return -1;
    }
    if (PyBytes_AsStringAndSize(PyTuple_GET_ITEM(head, 0), &text, &asked->head.length) < 0)
        return -1;
    if (!asked->head.length) {
        PyErr_SetString(PyExc_ValueError, "nothing is sought");
        return -1;
    }
    asked->head.text = (unsigned char *)text;
    asked->whole = PyTuple_GET_ITEM(head, 1) == Py_True;
    learn(asked);
    return 0;
}

static PyObject *walk(Asked *asked, PyObject *heads, Py_ssize_t rank, Py_ssize_t place, Py_ssize_t most)
{
    PyObject *found = PyList_New(0);
    for (; found && rank < PyTuple_GET_SIZE(heads); rank++, place = 0) {
        if (take(heads, rank, asked) < 0)
            Py_CLEAR(found);
        while (found && (place = find(asked, place)) >= 0) {
            if (PyList_GET_SIZE(found) >= most)
                return Py_BuildValue("N(nn)", found, rank, place);
            if ((place = judge(asked, place, found)) < 0)
                Py_CLEAR(found);
        }
    }
    return found ? Py_BuildValue("NO", found, Py_None) : NULL;
}

static PyObject *seek(PyObject *Py_UNUSED(module), PyObject *args)
{
    Asked asked;
    PyObject *heads;
    Py_ssize_t rank, place, most;
    if (!PyArg_ParseTuple(args, "y#O!O(nn)n", &asked.sought.text, &asked.sought.length, &PyTuple_Type, &heads,
                          &asked.known, &rank, &place, &most))
        return NULL;
    if (rank < 0 || place < 0)
        return PyErr_Format(PyExc_ValueError, "nothing is sought from nowhere");
    if (asked.known != Py_None && !PyBytes_Check(asked.known) && !PyAnySet_Check(asked.known))
        return PyErr_Format(PyExc_TypeError, "known words are a set, a beginning or None");
    return walk(&asked, heads, rank, place, most);
}

static PyMethodDef methods[] = {
    {"seek", seek, METH_VARARGS, "Walk the words that begin in one way, at most so many from a place on."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef module = {PyModuleDef_HEAD_INIT, .m_name = "_seek", .m_size = -1, .m_methods = methods};

PyMODINIT_FUNC PyInit__seek(void)
{
    return PyModule_Create(&module);
}
