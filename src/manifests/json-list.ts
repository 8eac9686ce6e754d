import type { ParsedManifest } from '../model/seal.ts'
import type { ManifestText } from './format.ts'
import { isRecord, type Json, readJson } from './json.ts'
import { ManifestBuilder } from './manifest-builder.ts'

export type Record = Readonly<{ [key: string]: unknown }>

/** True when the text begins like a JSON object and has this key with a value that begins so. */
export function hasMember(text: string, key: string, value = ''): boolean {
  return /^\s{0,4096}\{/.test(text) && new RegExp(`"${key}"\\s*:\\s*${value}`).test(text)
}

/**
 * Reads a manifest that is one JSON object.
 * @param take gets the collector of entries, the object, and the facts that JSON.parse does not report
 */
export function parseJsonList(
  manifest: ManifestText,
  take: (entries: ManifestBuilder, document: Record, facts: Json['facts']) => void
): ParsedManifest {
  const entries = new ManifestBuilder(manifest)
  const json = readJson(manifest, entries)
  if (json === undefined) return entries.done()
  if (isRecord(json.value)) take(entries, json.value, json.facts)
  else entries.problem('manifest-malformed', 1, 'it is not a JSON object')
  return entries.done()
}

/**
 * Calls back for each item of a list; stops early when the manifest is hopeless. What is not a list is a problem, except that an absent one may
 * be allowed.
 * @param pointer of the list
 */
export function eachItem(
  entries: ManifestBuilder,
  list: unknown,
  pointer: string,
  facts: Json['facts'],
  take: (item: unknown, line: number, pointer: string) => void
) {
  if (!Array.isArray(list)) return entries.problem('manifest-malformed', facts.lineOf(pointer), `it has no list ${pointer}`)
  for (const [index, item] of list.entries()) {
    if (entries.hopeless) return
    const own = `${pointer}/${index}`
    take(item, facts.lineOf(own), own)
  }
}

/** The text at a key; empty where there is none. */
export function textAt(value: unknown, key: string): string {
  const text = isRecord(value) ? value[key] : undefined
  return typeof text === 'string' ? text : ''
}

/**
 * A byte length at a key of an object, as a number or as digits in a text. Undefined where it is absent; a problem where it is something else.
 * @returns false after a problem
 */
export function lengthAt(
  entries: ManifestBuilder,
  value: Record,
  key: string,
  pointer: string,
  facts: Json['facts']
): number | undefined | false {
  const length = value[key]
  if (length === undefined || length === null) return undefined
  const line = facts.lineOf(pointer)
  if (typeof length === 'string') return entries.bytes(line, length) ?? false
  const bytes = facts.wholeNumber(`${pointer}/${key}`, length)
  if (bytes !== undefined) return bytes
  entries.problem('manifest-length-invalid', line, 'the byte length is not a whole number from 0 to 2^53-1')
  return false
}
