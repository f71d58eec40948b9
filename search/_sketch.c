/* The sketch of a text: the same as in sketch.py, which says what it is. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static uint32_t table[256];

/* The digest that zlib calls crc32. */
static void make_table(void)
{
    for (uint32_t byte = 0; byte < 256; byte++) {
        uint32_t rest = byte;
        for (int bit = 0; bit < 8; bit++)
            rest = rest & 1 ? 0xEDB88320u ^ rest >> 1 : rest >> 1;
        table[byte] = rest;
    }
}

static uint32_t digest(const unsigned char *at, size_t size)
{
    uint32_t rest = ~0u;
    for (size_t place = 0; place < size; place++)
        rest = table[(rest ^ at[place]) & 255] ^ rest >> 8;
    return ~rest;
}

/* Sort few values (Shell 1959): qsort's calls would cost more than all the rest. */
static void sort(uint32_t *values, size_t count)
{
    for (size_t gap = count / 2; gap; gap = gap == 2 ? 1 : gap * 5 / 11)
        for (size_t next = gap; next < count; next++) {
            uint32_t value = values[next];
            size_t place = next;
            for (; place >= gap && values[place - gap] > value; place -= gap)
                values[place] = values[place - gap];
            values[place] = value;
        }
}

/* Digest the beginnings of the pieces between one start and the next of the same letter, were the first before any. */
static size_t passages(const char *text, size_t size, const unsigned char *letters, size_t width, uint32_t *found)
{
    size_t count = 0, from[256];
    char starts[256] = {0};
    for (const unsigned char *letter = letters; *letter; letter++) {
        starts[*letter] = 1;
        from[*letter] = 0;
    }
    for (size_t at = 0; at + 1 < size; at++) {
        unsigned char letter = (unsigned char)text[at + 1];
        if (text[at] != ' ' || !starts[letter])
            continue;
        if (at >= from[letter] + width)
            found[count++] = digest((const unsigned char *)text + from[letter], width);
        from[letter] = at + 2;
    }
    for (const unsigned char *letter = letters; *letter; letter++)
        if (size >= from[*letter] + width)
            found[count++] = digest((const unsigned char *)text + from[*letter], width);
    return count;
}

static PyObject *sketch(PyObject *Py_UNUSED(module), PyObject *args)
{
    const char *text, *letters;
    Py_ssize_t size, width, kept, fewest;
    if (!PyArg_ParseTuple(args, "s#snnn", &text, &size, &letters, &width, &kept, &fewest))
        return NULL;
    uint32_t *found = PyMem_Malloc(((size_t)size / (size_t)width + 1) * strlen(letters) * sizeof *found);
    if (!found)
        return PyErr_NoMemory();
    size_t count = passages(text, (size_t)size, (const unsigned char *)letters, (size_t)width, found), distinct = 0;
    sort(found, count);
    for (size_t at = 0; at < count; at++)
        if (!at || found[at] != found[at - 1])
            found[distinct++] = found[at];
    size_t given = distinct < (size_t)fewest ? 0 : distinct < (size_t)kept ? distinct : (size_t)kept;
    PyObject *made = PyBytes_FromStringAndSize((char *)found, (Py_ssize_t)(given * sizeof *found));
    PyMem_Free(found);
    return made;
}

/* Count what two sorted sketches have in common. */
static PyObject *shared(PyObject *Py_UNUSED(module), PyObject *args)
{
    const uint32_t *one, *other;
    Py_ssize_t ones, others, at = 0, there = 0;
    long count = 0;
    if (!PyArg_ParseTuple(args, "y#y#", &one, &ones, &other, &others))
        return NULL;
    ones /= sizeof *one;
    others /= sizeof *other;
    while (at < ones && there < others) {
        uint32_t a = one[at], b = other[there];
        count += a == b;
        at += a <= b;
        there += b <= a;
    }
    return PyLong_FromLong(count);
}

static PyMethodDef methods[] = {
    {"shared", shared, METH_VARARGS, "Count the digests that two sketches have in common."},
    {"sketch", sketch, METH_VARARGS, "Give the sketch of a text: the smallest digests of its passages, in order."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef module = {PyModuleDef_HEAD_INIT, .m_name = "_sketch", .m_size = -1, .m_methods = methods};

PyMODINIT_FUNC PyInit__sketch(void)
{
    make_table();
    return PyModule_Create(&module);
}
