/* Memory that is given piece by piece and taken back all at once: see _memory.c. */

#ifndef MANCHETTE_MEMORY
#define MANCHETTE_MEMORY

#include <stddef.h>

typedef struct Block {
    struct Block *before;
    size_t used, size;
} Block;

typedef struct {
    Block *block; /* the last one */
    size_t kept;  /* bytes */
} Arena;

#define SLACK 16 /* bytes that may be read after a piece */

void *zeros(size_t size);
void *taken(Arena *arena, size_t size);
void give_back(Arena *arena);

#endif
