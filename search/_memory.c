/* Where do small pieces of memory lie that are given back all at once? In few large blocks.

   Where there is much it lies in large pages: a look-up waits for memory, and a third of that wait is for the address.
   Nothing here knows Python, so that it need not be held up. */

#include "_memory.h"
#include <stdlib.h>
#include <string.h>
#ifdef __linux__
#include <sys/mman.h>
#endif

#define LINE 64
#define SMALL_BLOCK ((size_t)1 << 16)
#define LARGE_PAGE ((size_t)1 << 21)

/* Give zeros, which `free` takes back; NULL where there is no memory. */
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
    return calloc(1, size);
}

/* Give a piece, or NULL; it straddles two lines of the processor's cache only where it is longer than one. */
void *taken(Arena *arena, size_t size)
{
    Block *block = arena->block;
    size_t at = block ? (block->used + 7) & ~(size_t)7 : 0;
    if (at % LINE + size > LINE)
        at = (at + LINE - 1) & ~(size_t)(LINE - 1);
    if (!block || at + size + SLACK > block->size) {
        size_t usual = block ? LARGE_PAGE : SMALL_BLOCK, wanted = LINE + size + SLACK;
        block = zeros(wanted > usual ? wanted : usual);
        if (!block)
            return NULL;
        *block = (Block){arena->block, 0, wanted > usual ? wanted : usual};
        arena->block = block;
        at = LINE;
    }
    arena->kept += at + size - block->used;
    block->used = at + size;
    return (char *)block + at;
}

void give_back(Arena *arena)
{
    for (Block *block = arena->block; block;) {
        Block *before = block->before;
        free(block);
        block = before;
    }
    *arena = (Arena){0};
}

/* Give the hash of some bytes. */
uint64_t mixed(uint64_t seed, const char *bytes, size_t size)
{
    uint64_t part, hash = seed ^ (size * 0x9E3779B97F4A7C15u);
    for (; size >= 8; bytes += 8, size -= 8) {
        memcpy(&part, bytes, 8);
        hash = (hash ^ part) * 0xD6E8FEB86659FD93u;
        hash ^= hash >> 32;
    }
    part = 0;
    memcpy(&part, bytes, size);
    hash = (hash ^ part) * 0xD6E8FEB86659FD93u;
    return hash ^ hash >> 32;
}

/* Make a table twice as large; 0 where there is no memory. */
int widen(Slot **slots, size_t *mask)
{
    size_t wider = *mask * 2 + 1;
    Slot *made = zeros((wider + 1) * sizeof(Slot));
    if (!made)
        return 0;
    for (size_t old = 0; old <= *mask; old++)
        if ((*slots)[old].held) {
            size_t place = (*slots)[old].hash & wider;
            while (made[place].held)
                place = (place + 1) & wider;
            made[place] = (*slots)[old];
        }
    free(*slots);
    *slots = made;
    *mask = wider;
    return 1;
}
