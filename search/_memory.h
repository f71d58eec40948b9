/* Pieces of memory, and the tables by which they are found: see _memory.c. */

#ifndef MANCHETTE_MEMORY
#define MANCHETTE_MEMORY

#include <stddef.h>
#include <stdint.h>

typedef struct Block {
    struct Block *before;
    size_t used, size;
} Block;

typedef struct {
    Block *block; /* the last one */
    size_t kept;  /* bytes */
} Arena;

typedef struct {
    uint64_t hash;
    void *held;
} Slot; /* of a table with open addresses, never more than half full; a hash & the mask is where to look first */

#define SLACK 16 /* bytes that may be read after a piece */

void *zeros(size_t size);
void *taken(Arena *arena, size_t size);
void give_back(Arena *arena);
uint64_t mixed(uint64_t seed, const char *bytes, size_t size);
int widen(Slot **slots, size_t *mask);

#endif
