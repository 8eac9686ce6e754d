export * from './types/entries/library.js'
