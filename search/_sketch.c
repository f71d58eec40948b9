/* The sketch of a text: the same as in sketch.py, which says what it is. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { STEP = 4, WINDOW = 4096 };

static uint32_t table[STEP][256];

/* The digest that zlib calls crc32; four bytes at a step (Intel 2006). */
static void make_tables(void)
{
    for (uint32_t byte = 0; byte < 256; byte++) {
        uint32_t rest = byte;
        for (int bit = 0; bit < 8; bit++)
            rest = rest & 1 ? 0xEDB88320u ^ rest >> 1 : rest >> 1;
        table[0][byte] = rest;
    }
    for (int step = 1; step < STEP; step++)
        for (int byte = 0; byte < 256; byte++) {
            uint32_t rest = table[step - 1][byte];
            table[step][byte] = table[0][rest & 255] ^ rest >> 8;
        }
}

static uint32_t digest(const unsigned char *at, size_t size)
{
    uint32_t rest = ~0u;
    for (; size >= STEP; at += STEP, size -= STEP)
        rest = table[3][(rest ^ at[0]) & 255] ^ table[2][(rest >> 8 ^ at[1]) & 255] ^
               table[1][(rest >> 16 ^ at[2]) & 255] ^ table[0][rest >> 24 ^ at[3]];
    while (size--)
        rest = table[0][(rest ^ *at++) & 255] ^ rest >> 8;
    return ~rest;
}

/* Sort by one byte after the other, the lowest first: digests are spread so evenly that nothing is won by comparing. */
static void sort(uint32_t *values, uint32_t *room, size_t count)
{
    size_t ends[4][256] = {{0}};
    for (size_t at = 0; at < count; at++)
        for (int byte = 0; byte < 4; byte++)
            ends[byte][values[at] >> 8 * byte & 255]++;
    for (int byte = 0; byte < 4; byte++) {
        for (int value = 1; value < 256; value++)
            ends[byte][value] += ends[byte][value - 1];
        for (size_t at = count; at--;)
            room[--ends[byte][values[at] >> 8 * byte & 255]] = values[at];
        uint32_t *sorted = room;
        room = values;
        values = sorted;
    }
}

/* Digest the beginnings of the pieces between one start and the next of the same letter, were the first before any. */
static size_t passages(const char *said, size_t size, const char *firsts, size_t width, uint32_t *found)
{
    const unsigned char *text = (const unsigned char *)said, *letters = (const unsigned char *)firsts;
    size_t count = 0, from[256];
    unsigned char starts[256] = {0};
    for (const unsigned char *letter = letters; *letter; letter++) {
        starts[*letter] = 1;
        from[*letter] = 0;
    }
    for (size_t window = 0; window + 1 < size; window += WINDOW) {
        /* Each place is written, and stays where there is a start: a branch would be foretold wrongly at most words. */
        size_t places[WINDOW], some = 0, end = size - 1 < window + WINDOW ? size - 1 : window + WINDOW;
        for (size_t at = window; at < end; at++) {
            places[some] = at;
            some += (text[at] == ' ') & starts[text[at + 1]];
        }
        for (size_t each = 0; each < some; each++) {
            size_t at = places[each], *start = from + text[at + 1];
            if (at >= *start + width)
                found[count++] = digest(text + *start, width);
            *start = at + 2;
        }
    }
    for (const unsigned char *letter = letters; *letter; letter++)
        if (size >= from[*letter] + width)
            found[count++] = digest(text + from[*letter], width);
    return count;
}

static PyObject *sketch(PyObject *Py_UNUSED(module), PyObject *args)
{
    const char *text, *letters;
    Py_ssize_t size, width, kept, fewest;
    if (!PyArg_ParseTuple(args, "s#snnn", &text, &size, &letters, &width, &kept, &fewest))
        return NULL;
    size_t most = ((size_t)size / (size_t)width + 1) * strlen(letters);
    uint32_t *found = PyMem_Malloc(2 * most * sizeof *found);
    if (!found)
        return PyErr_NoMemory();
    size_t count = passages(text, (size_t)size, letters, (size_t)width, found), distinct = 0;
    sort(found, found + most, count);
    for (size_t at = 0; at < count; at++)
        if (!at || found[at] != found[at - 1])
            found[distinct++] = found[at];
    size_t given = distinct < (size_t)fewest ? 0 : distinct < (size_t)kept ? distinct : (size_t)kept;
    PyObject *made = PyBytes_FromStringAndSize((char *)found, (Py_ssize_t)(given * sizeof *found));
    PyMem_Free(found);
    return made;
}

/* Count what two sorted sketches have in common, of so many bytes each. */
static long common(const char *first, Py_ssize_t ones, const char *second, Py_ssize_t others)
{
    const uint32_t *one = (const uint32_t *)first, *other = (const uint32_t *)second;
    Py_ssize_t at = 0, there = 0;
    long count = 0;
    ones /= (Py_ssize_t)sizeof *one;
    others /= (Py_ssize_t)sizeof *other;
    while (at < ones && there < others) {
        uint32_t a = one[at], b = other[there];
        count += a == b;
        at += a <= b;
        there += b <= a;
    }
    return count;
}

static PyObject *shared(PyObject *Py_UNUSED(module), PyObject *args)
{
    const char *one, *other;
    Py_ssize_t ones, others;
    return PyArg_ParseTuple(args, "y#y#", &one, &ones, &other, &others) ? PyLong_FromLong(common(one, ones, other, others)) : NULL;
}

/* Find those of several sketches that have enough in common with one: as many digests, and this share of the larger's. */
static PyObject *sharing(PyObject *Py_UNUSED(module), PyObject *args)
{
    const char *one;
    char *other;
    Py_ssize_t ones, others;
    PyObject *several, *found = PyList_New(0);
    long fewest;
    double share;
    if (!found || !PyArg_ParseTuple(args, "y#O!ld", &one, &ones, &PyList_Type, &several, &fewest, &share))
        goto fail;
    for (Py_ssize_t rank = 0; rank < PyList_GET_SIZE(several); rank++) {
        if (PyBytes_AsStringAndSize(PyList_GET_ITEM(several, rank), &other, &others) < 0)
            goto fail;
        long count = common(one, ones, other, others);
        if (count < fewest || 4. * (double)count < share * (double)(ones > others ? ones : others))
            continue;
        PyObject *kept = PyLong_FromSsize_t(rank);
        int done = kept && PyList_Append(found, kept) == 0;
        Py_XDECREF(kept);
        if (!done)
            goto fail;
    }
    return found;
fail:
    Py_XDECREF(found);
    return NULL;
}

static int by_value(const void *one, const void *other)
{
    uint64_t a = *(const uint64_t *)one, b = *(const uint64_t *)other;
    return (a > b) - (a < b);
}

/* Write the smallest digests of all sketches that are of this part, each above the rank of its sketch, where there is
   room for them; give their number, or -1. */
static Py_ssize_t smallest(PyObject *sketches, Py_ssize_t keys, uint32_t part, uint32_t parts, uint64_t *held)
{
    Py_ssize_t count = 0, size;
    char *sketch;
    for (Py_ssize_t rank = 0; rank < PyList_GET_SIZE(sketches); rank++) {
        if (PyBytes_AsStringAndSize(PyList_GET_ITEM(sketches, rank), &sketch, &size) < 0)
            return -1;
        const uint32_t *digests = (const uint32_t *)sketch;
        for (Py_ssize_t at = 0; at < keys && at < size / (Py_ssize_t)sizeof *digests; at++)
            if (digests[at] % parts == part) {
                if (held)
                    held[count] = (uint64_t)digests[at] << 32 | (uint32_t)rank;
                count++;
            }
    }
    return count;
}

/* Gather sketches by their smallest digests; those that no other has are left out. */
static PyObject *together(PyObject *Py_UNUSED(module), PyObject *args)
{
    PyObject *sketches, *found = NULL;
    Py_ssize_t keys, count, end;
    unsigned int part, parts;
    if (!PyArg_ParseTuple(args, "O!nII", &PyList_Type, &sketches, &keys, &part, &parts))
        return NULL;
    if (!parts)
        return PyErr_Format(PyExc_ValueError, "digests have one part at least");
    if ((count = smallest(sketches, keys, part, parts, NULL)) < 0)
        return NULL;
    uint64_t *held = PyMem_Calloc((size_t)count + 1, sizeof *held);
    if (!held)
        return PyErr_NoMemory();
    smallest(sketches, keys, part, parts, held);
    found = PyList_New(0);
    qsort(held, (size_t)count, sizeof *held, by_value);
    for (Py_ssize_t at = 0; found && at < count; at = end) {
        for (end = at + 1; end < count && held[end] >> 32 == held[at] >> 32; end++)
            ;
        PyObject *several = end - at > 1 ? PyList_New(end - at) : NULL;
        for (Py_ssize_t each = at; several && each < end; each++) {
            PyObject *rank = PyLong_FromUnsignedLong((uint32_t)held[each]);
            PyList_SET_ITEM(several, each - at, rank);
            if (!rank)
                Py_CLEAR(several);
        }
        if (end - at > 1 && (!several || PyList_Append(found, several) < 0))
            Py_CLEAR(found);
        Py_XDECREF(several);
    }
    PyMem_Free(held);
    return found;
}

static PyMethodDef methods[] = {
    {"shared", shared, METH_VARARGS, "Count the digests that two sketches have in common."},
    {"sharing", sharing, METH_VARARGS, "Find those of several sketches that have enough in common with one."},
    {"sketch", sketch, METH_VARARGS, "Give the sketch of a text: the smallest digests of its passages, in order."},
    {"together", together, METH_VARARGS, "Gather sketches by their smallest digests."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef module = {PyModuleDef_HEAD_INIT, .m_name = "_sketch", .m_size = -1, .m_methods = methods};

PyMODINIT_FUNC PyInit__sketch(void)
{
    make_tables();
    return PyModule_Create(&module);
}
