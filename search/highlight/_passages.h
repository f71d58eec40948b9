/* Which passages are shown, and where are they cut? The same as in passages.py and cutting.py, which say why. */

#ifndef MANCHETTE_PASSAGES_H
#define MANCHETTE_PASSAGES_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

enum { MOST = 3 };

/* Counted in characters. */
typedef Py_ssize_t Place;

typedef struct {
    int kind;
    const void *signs;
    Place length;
} Text;

typedef struct {
    Place start, end;
} Span;

typedef struct {
    Place start, end;
    int begins, ends;
} Passage;

typedef struct {
    Place start, end;
    Py_ssize_t clause;
} Unit;

typedef struct {
    Unit *list;
    Py_ssize_t count;
} Units;

/* What a clause adds to a passage: new there, already shown, and for each of its places. */
typedef struct {
    double weight, seen, again;
    int known; /* it has a place in the text */
    int held;  /* by the passages laid out */
    Py_ssize_t met; /* in the window that begins with this place, counted from 1 */
} Clause;

typedef struct {
    Text text;
    Units units, apart, elsewhere;
    Clause *clauses;
    Py_ssize_t count;
} Question;

typedef struct {
    Passage passages[MOST];
    int count;
    double weight;
} Laid;

extern const Place WIDTHS[MOST + 1];

/* Where there is no memory, -1. */
int cut(const Text *text, Span span, Place width, Place floor, Place ceiling, Passage *made);
int choose(Question *asked, Laid *found);
int opening(const Text *text, Laid *found);

Place following(const Text *text, Place place);
Span sentences(const Text *text, const Passage *passage);

#endif
