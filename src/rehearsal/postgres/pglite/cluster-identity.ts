/** What initdb makes anew for each cluster. */
export interface ClusterIdentity {
  /** `system_identifier` of `pg_control_system()`. */
  readonly systemIdentifier: bigint
  /** `mock_authentication_nonce`: 32 bytes. */
  readonly nonce: Uint8Array
}

const CONTROL_FILE = '/global/pg_control'
const FIRST_WAL_FILE = '/pg_wal/000000010000000000000001'

/** `PG_CONTROL_VERSION` of PostgreSQL 18, and where its `ControlFileData` has what (catalog/pg_control.h). */
const CONTROL_VERSION = 1800
const VERSION_AT = 8
const NONCE_AT = 257
const NONCE_BYTES = 32
const CHECKSUM_AT = 292

/** `xlp_sysid` in the long header of the first page of a WAL file (`XLogLongPageHeaderData`, access/xlog_internal.h). */
const WAL_IDENTIFIER_AT = 24

/**
 * Gives a cluster that was never started another identity, in place, as if initdb had been run again: in its control file, and in the header of its
 * only WAL file. The server compares both when it starts.
 * @param tar the folder of the cluster
 * @throws Error where it is not a cluster of PostgreSQL 18 that initdb has just made
 */
export function giveIdentity(tar: Buffer, { systemIdentifier, nonce }: ClusterIdentity): void {
  const control = fileIn(tar, CONTROL_FILE)
  const wal = fileIn(tar, FIRST_WAL_FILE)
  const isKnown =
    control.readUInt32LE(VERSION_AT) === CONTROL_VERSION &&
    control.readUInt32LE(CHECKSUM_AT) === crc32c(control.subarray(0, CHECKSUM_AT)) &&
    control.readBigUInt64LE(0) === wal.readBigUInt64LE(WAL_IDENTIFIER_AT)
  if (!isKnown || nonce.length !== NONCE_BYTES)
    throw new Error('this is not a cluster of PostgreSQL 18 that initdb has just made')
  control.writeBigUInt64LE(systemIdentifier, 0)
  control.set(nonce, NONCE_AT)
  control.writeUInt32LE(crc32c(control.subarray(0, CHECKSUM_AT)), CHECKSUM_AT)
  wal.writeBigUInt64LE(systemIdentifier, WAL_IDENTIFIER_AT)
}

const BLOCK = 512
const SIZE_AT = 124
const SIZE_BYTES = 11

/** A file of a tar whose names are short, as those of a new cluster are: a view of its bytes. */
function fileIn(tar: Buffer, name: string): Buffer {
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const size = Number.parseInt(tar.toString('latin1', at + SIZE_AT, at + SIZE_AT + SIZE_BYTES), 8) || 0
    const start = at + BLOCK
    if (tar.toString('latin1', at, at + name.length + 1) === `${name}\0`) return tar.subarray(start, start + size)
    at = start + Math.ceil(size / BLOCK) * BLOCK
  }
  throw new Error(`the cluster has no ${name}`)
}

/** CRC-32C, reflected (RFC 3720, appendix B.4). */
const CASTAGNOLI = 0x82f63b78

function crc32c(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? CASTAGNOLI : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}
