/** File descriptors of the process of PGlite. Standard output is not one of them: the server and Emscripten may write there. */
export const REQUESTS = 3
export const ANSWERS = 4
