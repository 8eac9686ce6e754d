import * as z from 'zod'
import type { ManifestCode } from '../../model/codes.ts'
import type { ParsedManifest } from '../../model/seal.ts'
import { NATIVE_SCHEMA } from '../../model/seal.ts'
import type { ManifestText } from '../format.ts'
import { type Json, readJson } from '../json.ts'
import { pointerKey } from '../json-pointer.ts'
import { linkEntry, targetProblem } from '../link-target.ts'
import { ManifestBuilder } from '../manifest-builder.ts'

/** A sealed symbolic link. */
export const linkSchema = z.strictObject({ path: z.string(), link: z.string() })

/** One sealed file. */
export const fileSchema = z.strictObject({
  path: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hex digits'),
  bytes: z.int('must be a whole number of bytes, at most 2^53-1').min(0, 'must not be negative'),
  text: z.enum(['ascii', 'utf-8', 'binary']).exactOptional(),
  eol: z.enum(['lf', 'crlf', 'mixed', 'none']).exactOptional(),
  bom: z.literal(true).exactOptional(),
  git: z
    .string()
    .regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/, 'must be a git object id')
    .exactOptional(),
  json_sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hex digits')
    .exactOptional(),
  text_sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hex digits')
    .exactOptional(),
  members_sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hex digits')
    .exactOptional(),
  exec: z.boolean().exactOptional()
})

/** The native manifest except its entries, which are checked one by one: a million bad ones must not make a million issues. */
export const manifestSchema = z.strictObject({
  schema: z.literal(NATIVE_SCHEMA),
  packet: z.string().exactOptional(),
  covers: z.array(z.string()).exactOptional(),
  files: z.array(z.unknown())
})

/**
 * Reads the native format in any JSON layout and names every problem with its line. Strict: an unknown key is an error, so that no
 * later meaning is ignored.
 */
export function parseLoose(manifest: ManifestText): ParsedManifest {
  const entries = new ManifestBuilder(manifest)
  const json = readJson(manifest, entries)
  if (json === undefined) return entries.done()
  if (manifest.text.includes('\r')) entries.notice('it has CRLF line ends')
  for (const { pointer, line } of json.facts.oddNumbers.filter(place => place.pointer.endsWith('/bytes')))
    entries.problem('manifest-length-invalid', line, `${pointer}: must be written as a whole number`)
  const { data, error } = manifestSchema.safeParse(json.value)
  refuseIssues(error, '', json, entries)
  if (data === undefined) return entries.done()
  for (let index = 0; index < data.files.length && !entries.hopeless; index++) {
    const pointer = `/files/${index}`
    if (isLink(data.files[index])) {
      addLink(data.files[index], pointer, json, entries)
      continue
    }
    const file = fileSchema.safeParse(data.files[index])
    refuseIssues(file.error, pointer, json, entries)
    if (file.data === undefined) continue
    const {
      path,
      sha256,
      bytes,
      json_sha256: jsonSha256,
      text_sha256: textSha256,
      members_sha256: membersSha256,
      ...facts
    } = file.data
    const forms = {
      ...(jsonSha256 !== undefined && { jsonSha256 }),
      ...(textSha256 !== undefined && { textSha256 }),
      ...(membersSha256 !== undefined && { membersSha256 })
    }
    entries.add({ path, digests: { sha256 }, bytes, line: json.facts.lineOf(pointer), ...facts, ...forms })
  }
  return entries.done({
    ...(data.packet !== undefined && { packet: data.packet }),
    ...(data.covers !== undefined && { covers: data.covers })
  })
}

function isLink(entry: unknown): boolean {
  return typeof entry === 'object' && entry !== null && 'link' in entry
}

function addLink(entry: unknown, pointer: string, json: Json, entries: ManifestBuilder): void {
  const { data, error } = linkSchema.safeParse(entry)
  refuseIssues(error, pointer, json, entries)
  if (data === undefined) return
  const line = json.facts.lineOf(pointer)
  const problem = targetProblem(data.link)
  if (problem !== undefined) entries.problem('manifest-malformed', line, problem, data.path)
  else entries.add(linkEntry(data.path, data.link, line))
}

function refuseIssues(error: z.ZodError | undefined, parent: string, json: Json, entries: ManifestBuilder): void {
  for (const issue of error?.issues ?? []) {
    const pointer = parent + issue.path.map(key => `/${pointerKey(String(key))}`).join('')
    const where = pointer === '' ? '' : `${pointer}: `
    entries.problem(codeOf(issue, pointer), json.facts.lineOf(pointer), `${where}${issue.message}`)
  }
}

function codeOf(issue: z.core.$ZodIssue, pointer: string): ManifestCode {
  if (issue.code === 'unrecognized_keys') return 'manifest-key-unknown'
  if (pointer === '/schema') return 'manifest-schema-unknown'
  if (pointer.endsWith('/sha256')) return 'manifest-digest-invalid'
  if (pointer.endsWith('/bytes')) return 'manifest-length-invalid'
  return 'manifest-malformed'
}
