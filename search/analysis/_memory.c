/* Where does a vocabulary keep what it holds? In pieces of few large blocks, given back all at once.

   Where there is much it lies in large pages: a look-up waits for memory, and a third of that wait is for the address. */

#include "_vocabulary.h"
#include <stdlib.h>
#ifdef __linux__
#include <sys/mman.h>
#endif

#define LINE 64
#define SMALL_BLOCK ((size_t)1 << 16)
#define LARGE_PAGE ((size_t)1 << 21)

/* Make an array larger. */
int grow(void **array, size_t *room, size_t wanted, size_t width)
{
    size_t larger = *room ? *room : 64;
    while (larger < wanted)
        larger *= 2;
    void *moved = PyMem_Realloc(*array, larger * width);
    if (!moved) {
        PyErr_NoMemory();
        return 0;
    }
    *array = moved;
    *room = larger;
    return 1;
}

/* Give zeros, or nothing and an error; `free` takes them back. */
void *zeros(size_t size)
{
#ifdef MADV_HUGEPAGE
    if (size >= LARGE_PAGE) {
        size_t whole = (size + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
        void *made = aligned_alloc(LARGE_PAGE, whole);
        if (made) {
            madvise(made, whole, MADV_HUGEPAGE);
            return memset(made, 0, size);
        }
    }
#endif
    void *made = calloc(1, size);
    if (!made)
        PyErr_NoMemory();
    return made;
}

/* Give a piece; it straddles two lines of the processor's cache only where it is longer than one. */
void *taken(Vocabulary *self, size_t size)
{
    Block *block = self->block;
    size_t at = block ? (block->used + 7) & ~(size_t)7 : 0;
    if (at % LINE + size > LINE)
        at = (at + LINE - 1) & ~(size_t)(LINE - 1);
    if (!block || at + size + SLACK > block->size) {
        size_t usual = block ? LARGE_PAGE : SMALL_BLOCK, wanted = LINE + size + SLACK;
        block = zeros(wanted > usual ? wanted : usual);
        if (!block)
            return NULL;
        *block = (Block){self->block, 0, wanted > usual ? wanted : usual};
        self->block = block;
        at = LINE;
    }
    self->kept += at + size - block->used;
    block->used = at + size;
    return (char *)block + at;
}

void give_back(Vocabulary *self)
{
    for (Block *block = self->block; block;) {
        Block *before = block->before;
        free(block);
        block = before;
    }
    self->block = NULL;
}
