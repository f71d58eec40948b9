#include "_passages.h"

static const double SEEN = 0.25, AGAIN = 0.05;

static int read_units(PyObject *given, Question *asked)
{
    for (Py_ssize_t rank = 0; rank < asked->units.count; rank++) {
        PyObject *each = PyList_GET_ITEM(given, rank);
        if (!PyTuple_Check(each) || PyTuple_GET_SIZE(each) != 3) {
            PyErr_SetString(PyExc_TypeError, "a unit is a start, an end and a clause");
            return -1;
        }
        Unit *unit = asked->units.list + rank;
        unit->start = PyLong_AsSsize_t(PyTuple_GET_ITEM(each, 0));
        unit->end = PyLong_AsSsize_t(PyTuple_GET_ITEM(each, 1));
        unit->clause = PyLong_AsSsize_t(PyTuple_GET_ITEM(each, 2));
        if (PyErr_Occurred())
            return -1;
        if (unit->start < 0 || unit->end < unit->start || unit->end > asked->text.length || unit->clause < 0 ||
            unit->clause >= asked->count) {
            PyErr_SetString(PyExc_ValueError, "a unit stands outside of the text, or is of no clause");
            return -1;
        }
        asked->clauses[unit->clause].known = 1;
    }
    return 0;
}

static int read_weights(PyObject *given, Question *asked)
{
    for (Py_ssize_t rank = 0; rank < asked->count; rank++) {
        double weight = PyFloat_AsDouble(PyList_GET_ITEM(given, rank));
        if (PyErr_Occurred())
            return -1;
        asked->clauses[rank] = (Clause){.weight = weight, .seen = weight * SEEN, .again = weight * AGAIN};
    }
    return 0;
}

static PyObject *told(const Laid *found)
{
    PyObject *made = PyList_New(found->count);
    for (int rank = 0; made && rank < found->count; rank++) {
        const Passage *each = found->passages + rank;
        PyObject *passage = Py_BuildValue("nnNN", each->start, each->end, PyBool_FromLong(each->begins),
                                          PyBool_FromLong(each->ends));
        if (!passage)
            Py_CLEAR(made);
        else
            PyList_SET_ITEM(made, rank, passage);
    }
    return made;
}

static PyObject *chosen(PyObject *Py_UNUSED(module), PyObject *args)
{
    PyObject *text, *units, *weights, *made = NULL;
    if (!PyArg_ParseTuple(args, "UO!O!", &text, &PyList_Type, &units, &PyList_Type, &weights))
        return NULL;
    Laid found;
    Question asked = {.text = {PyUnicode_KIND(text), PyUnicode_DATA(text), PyUnicode_GET_LENGTH(text)}};
    Py_ssize_t count = asked.units.count = PyList_GET_SIZE(units);
    asked.count = PyList_GET_SIZE(weights);
    asked.units.list = PyMem_Calloc((size_t)(3 * count + 1), sizeof(Unit));
    asked.clauses = PyMem_Calloc((size_t)(asked.count + 1), sizeof(Clause));
    if (!asked.units.list || !asked.clauses) {
        PyErr_NoMemory();
    } else if (!read_weights(weights, &asked) && !read_units(units, &asked)) {
        asked.apart.list = asked.units.list + count;
        asked.elsewhere.list = asked.units.list + 2 * count;
        if (!(count ? choose(&asked, &found) : opening(&asked.text, &found)))
            made = told(&found);
        else
            PyErr_NoMemory();
    }
    PyMem_Free(asked.units.list);
    PyMem_Free(asked.clauses);
    return made;
}

static PyMethodDef methods[] = {
    {"chosen", chosen, METH_VARARGS, "Choose the passages to be shown: start, end, whether they begin and end a sentence."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef module = {PyModuleDef_HEAD_INIT, .m_name = "_passages", .m_size = -1, .m_methods = methods};

PyMODINIT_FUNC PyInit__passages(void)
{
    return PyModule_Create(&module);
}
