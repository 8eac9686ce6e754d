// actions/download-artifact as far as the recipes use it: one by its name into the folder, or all that match into folders of their names.
import { join, resolve } from 'node:path'

const { DefaultArtifactClient } = await import(process.env.SEAL_GATE_ARTIFACT_CLIENT)
const client = new DefaultArtifactClient()
const { artifacts } = await client.listArtifacts()
const { INPUT_NAME: name, INPUT_PATTERN: pattern, INPUT_PATH: path } = process.env
const wanted = artifacts.filter(one => (name ? one.name === name : one.name.startsWith(pattern.replace(/\*$/, ''))))
if (wanted.length === 0) throw new Error('there is no such artifact')
for (const one of wanted) await client.downloadArtifact(one.id, { path: name ? resolve(path) : join(resolve(path), one.name) })
