/* How are the words of a text printed? The same as printed.py, which is asked where a word is not of plain letters.

   It is counted in the entry of its chunk, which the processor has at hand; a dictionary takes that over at the end. */

#include "_vocabulary.h"

/* A text as it is printed, which is to be as long as its chunks. */
int seen(PyObject *whole, Py_ssize_t size, Printed *text)
{
    if (!PyUnicode_Check(whole) || PyUnicode_READY(whole) < 0 || PyUnicode_GET_LENGTH(whole) != size) {
        PyErr_SetString(PyExc_ValueError, "a text is not as long as its chunks");
        return 0;
    }
    *text = (Printed){whole, PyUnicode_KIND(whole), PyUnicode_DATA(whole)};
    return 1;
}

/* Where does a word end whose chunk ends here? */
static const char *word_end(const char *at)
{
    while (at[-1] == '(' || at[-1] == ')' || at[-1] == '.' || at[-1] == '\'')
        at--;
    return at;
}

static Py_UCS4 sign_at(const Printed *text, Py_ssize_t at) { return PyUnicode_READ(text->kind, text->signs, at); }

/* Does a sentence begin here? As printed.py has it. */
static int begins(const Printed *text, Py_ssize_t at)
{
    Py_ssize_t first = at > 4 ? at - 4 : 0;
    Py_UCS4 sign = 0;
    while (at > first && ((sign = sign_at(text, at - 1)) == ' ' || sign == 0xA0 || sign == 0x202F))
        at--;
    if (at == first)
        return 1;
    if (sign == '\'' || sign == 0x2019)
        return at - first > 1 && sign_at(text, at - 2) == ' ';
    return sign == 0xAB || (sign && sign < 128 && strchr(".!?:\n\"([-", (int)sign));
}

#define TO_CAPITAL ('a' - 'A') /* of accented letters, too */

/* The letters of a word, from one of them on, that are printed as its chunk has them; or, `by` so much less, as capitals. */
static inline uint32_t as_far(const Printed *text, Py_ssize_t at, const unsigned char *word, uint32_t size, uint32_t from, Py_UCS4 by)
{
    const Py_UCS1 *narrow = text->signs;
    const Py_UCS2 *wide = text->signs;
    if (text->kind == PyUnicode_1BYTE_KIND)
        while (from < size && narrow[at + from] + by == word[from])
            from++;
    else if (text->kind == PyUnicode_2BYTE_KIND)
        while (from < size && wide[at + from] + by == word[from])
            from++;
    else
        while (from < size && sign_at(text, at + from) + by == word[from])
            from++;
    return from;
}

/* How is a word printed, which is this one in small letters? CASES where only printed.py can tell. */
static int case_of(const Printed *text, Py_ssize_t at, const unsigned char *word, uint32_t size)
{
    uint32_t small = as_far(text, at, word, size, 0, 0);
    if (small == size)
        return LOWER;
    if (small || sign_at(text, at) + TO_CAPITAL != word[0])
        return CASES;
    if (as_far(text, at, word, size, 1, 0) == size)
        return begins(text, at) ? BEGINS : CAPITAL;
    return as_far(text, at, word, size, 1, TO_CAPITAL) == size ? CAPITALS : CASES;
}

/* Count how the words of a chunk are printed there. */
int count_printed(Vocabulary *self, Entry *entry, const Chunk *chunk, Py_ssize_t from, const Printed *text)
{
    Py_ssize_t to = from + (Py_ssize_t)chunk->size;
    if (entry->letters) {
        const char *word = word_end(chunk->at + chunk->size) - entry->letters;
        int met = case_of(text, from + (word - chunk->at), (const unsigned char *)word, entry->letters);
        if (met != CASES) {
            entry->printed[met]++;
            return 1;
        }
    }
    for (uint32_t rank = 0; rank < entry->words; rank++) {
        PyObject *form = entry->word[rank].form->text;
        if (!is_letter(*PyUnicode_1BYTE_DATA(form))) /* a number */
            continue;
        PyObject *done = PyObject_CallFunction(self->note, "OOOnn", self->printed, form, text->whole, from, to);
        if (!done)
            return 0;
        Py_DECREF(done);
    }
    return 1;
}

/* The word of an entry as it is printed in one of the cases: « élection », « ^élection », « Élection », « ÉLECTION ». */
static PyObject *printed_as(Entry *entry, int met)
{
    if (met == LOWER && !entry->word[0].spelling) /* spelled as its form, as most are */
        return Py_NewRef(entry->word[0].form->text);
    const char *end = word_end(text_of(entry) + entry->key);
    size_t first = met == BEGINS, size = entry->letters + first;
    PyObject *made = PyUnicode_New((Py_ssize_t)size, 255);
    if (!made)
        return NULL;
    Py_UCS1 *out = PyUnicode_1BYTE_DATA(made);
    if (first)
        out[0] = '^';
    memcpy(out + first, end - entry->letters, entry->letters);
    size_t capitals = met == CAPITAL ? 1 : met == CAPITALS ? size : 0;
    for (size_t at = 0; at < capitals; at++)
        out[at] = (Py_UCS1)(out[at] - TO_CAPITAL);
    PyObject *kept = PyUnicode_FromKindAndData(PyUnicode_1BYTE_KIND, out, (Py_ssize_t)size); /* as narrow as it is */
    Py_DECREF(made);
    return kept;
}

/* Count a spelling so many times more. */
static int add_times(PyObject *cases, PyObject *spelling, long long more)
{
    PyObject *before = PyDict_GetItemWithError(cases, spelling), *times = NULL;
    if (before)
        more += PyLong_AsLongLong(before);
    if (!PyErr_Occurred())
        times = PyLong_FromLongLong(more);
    int done = times && PyDict_SetItem(cases, spelling, times) == 0;
    Py_XDECREF(times);
    return done;
}

static int add_printed(Vocabulary *self, Entry *entry, int met)
{
    PyObject *form = entry->word[0].form->text, *cases = PyDict_GetItemWithError(self->printed, form);
    if (!cases && !PyErr_Occurred() && (cases = PyDict_New())) {
        int kept = PyDict_SetItem(self->printed, form, cases) == 0;
        Py_DECREF(cases);
        cases = kept ? cases : NULL; /* the dictionary has it */
    }
    PyObject *spelling = cases ? printed_as(entry, met) : NULL;
    int done = spelling && add_times(cases, spelling, entry->printed[met]);
    Py_XDECREF(spelling);
    if (done)
        entry->printed[met] = 0;
    return done;
}

/* Add what was met elsewhere: see printed.py. */
PyObject *add_spellings(PyObject *Py_UNUSED(module), PyObject *args)
{
    PyObject *met, *other, *form, *cases, *spelling, *times;
    if (!PyArg_ParseTuple(args, "O!O!", &PyDict_Type, &met, &PyDict_Type, &other))
        return NULL;
    for (Py_ssize_t at = 0; PyDict_Next(other, &at, &form, &cases);) {
        PyObject *before = PyDict_SetDefault(met, form, cases);
        if (!before || !PyDict_Check(before) || !PyDict_Check(cases))
            return before ? PyErr_Format(PyExc_TypeError, "spellings are counted in a dictionary") : NULL;
        for (Py_ssize_t each = 0; before != cases && PyDict_Next(cases, &each, &spelling, &times);)
            if (!add_times(before, spelling, PyLong_AsLongLong(times)))
                return NULL;
    }
    Py_RETURN_NONE;
}

/* Move what entries have counted to the dictionary of spellings. */
int settle_printed(Vocabulary *self)
{
    for (size_t place = 0; self->slots && place <= self->mask; place++) {
        Entry *entry = self->slots[place].held;
        for (int met = 0; entry && met < CASES; met++)
            if (entry->printed[met] && !add_printed(self, entry, met))
                return 0;
    }
    return 1;
}
