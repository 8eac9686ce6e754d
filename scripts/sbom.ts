import { readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Enums, Models, Serialize, Spec, Validation } from '@cyclonedx/cyclonedx-library'
import { PackageURL } from 'packageurl-js'
import type { BundledPackage } from './licences.ts'
import { pgliteParts } from './pglite-parts.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/**
 * The bill of materials of what is bundled, and of what is inside of PGlite's binaries: CycloneDX 1.6, without a clock and a serial number, so that the same sources give the same bytes.
 * @throws when it is not valid by its schema, or a package is not in the lockfile
 */
export async function sbom(packages: readonly BundledPackage[]): Promise<string> {
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const bom = new Models.Bom()
  bom.metadata.component = new Models.Component(Enums.ComponentType.Application, own.name, {
    version: own.version,
    bomRef: own.name
  })
  bom.metadata.component.licenses.add(new Models.SpdxLicense(own.license))
  for (const found of packages) {
    const component = componentOf(found, locked)
    bom.components.add(component)
    bom.metadata.component.dependencies.add(component.bomRef)
    if (found.manifest.name === '@electric-sql/pglite') addParts(bom, component)
  }
  const text = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6)).serialize(bom, {
    sortLists: true,
    space: 2
  })
  const problem = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text)
  if (problem !== null) throw new Error(`the bill of materials is not valid: ${JSON.stringify(problem)}`)
  return `${text}\n`
}

function addParts(bom: Models.Bom, pglite: Models.Component): void {
  for (const part of pgliteParts()) {
    bom.components.add(part)
    pglite.dependencies.add(part.bomRef)
  }
}

function componentOf(
  { folder, manifest: { name, version, license } }: BundledPackage,
  locked: Readonly<Record<string, { readonly version?: string; readonly integrity?: string }>>
): Models.Component {
  const place = relative(root, folder).split(sep).join('/')
  const entry = locked[place.slice(place.indexOf('node_modules/'))]
  if (entry?.version !== version) throw new Error(`${name} ${version} is not in the lockfile at ${place}`)
  const [group, short = name] = name.startsWith('@') ? name.split('/') : []
  const purl = new PackageURL('npm', group, short, version, undefined, undefined).toString()
  const component = new Models.Component(Enums.ComponentType.Library, short, {
    ...(group !== undefined && { group }),
    version,
    purl,
    bomRef: purl
  })
  if (license !== undefined) component.licenses.add(new Models.NamedLicense(license))
  const [algorithm, base64 = ''] = (entry.integrity ?? '').split('-')
  if (algorithm === 'sha512') component.hashes.set(Enums.HashAlgorithm['SHA-512'], Buffer.from(base64, 'base64').toString('hex'))
  return component
}
