// node tools/list-samples.ts: how many sample lists are found to be what they are, and whether any reader takes one for its own.
import { detected, mistaken, SAMPLES } from '../__tests__/manifests/formats/samples.ts'

let right = 0
for (const sample of SAMPLES) {
  const [found, others] = [await detected(sample), await mistaken(sample)]
  if (found === sample.format && others.length === 0) right++
  else console.log(`${sample.from}: ${sample.format} is read as ${found}; forced, also as ${others.join(', ') || 'nothing else'}`)
}
console.log(`${right} of ${SAMPLES.length} lists are read as what they are`)
if (right < SAMPLES.length) process.exitCode = 1
