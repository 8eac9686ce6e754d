/** A whole number from 1: a line, a column, a share. Every other number of a document is from 0. */
export type FromOne = number;
/** Lower-case hexadecimal digits. */
export type Hex = string;
