import type { Finding, MembersCompared } from './finding.js';
import type { Hunks } from './hunk.js';
/** Why one file is not what its digest says, or what differs between two files, folders or archives. */
export interface Explanation {
    readonly schema: 'seal-gate/explanation/2';
    readonly version: string;
    readonly verdict: 'pass' | 'fail';
    /** As the user named it. */
    readonly path: string;
    /** The file that it was compared with, when the user named one. */
    readonly against?: Against;
    /** Absent when the bytes match. */
    readonly finding?: Finding;
    /** Absent when the sealed bytes are not known. */
    readonly differences?: Hunks;
    /** Of two folders, or a folder and an archive: what became of the files. */
    readonly files?: MembersCompared;
}
/** The file that a file was compared with. */
export interface Against {
    /** As the user named it. */
    readonly path: string;
    /** `given`: it matches the digest that the user gave. `none`: no digest was given, so the file itself is taken as what was sealed. */
    readonly digest: 'given' | 'none';
}
