import { readFileSync, readlinkSync } from 'node:fs'

interface Kernel {
  readonly network_namespace_of_its_own: boolean
  readonly process_namespace_of_its_own: boolean
  readonly no_new_privileges: boolean
}

/** What the kernel reports of the process, or of the one that it started in its place. What cannot be read is false. */
export function readKernel(pid: number | undefined): Kernel {
  try {
    let last = String(pid)
    for (let child = last; child !== ''; child = childOf(last)) last = child
    const isSeparate = (kind: string): boolean =>
      readlinkSync(`/proc/${last}/ns/${kind}`) !== readlinkSync(`/proc/self/ns/${kind}`)
    return {
      network_namespace_of_its_own: isSeparate('net'),
      process_namespace_of_its_own: isSeparate('pid'),
      no_new_privileges: /^NoNewPrivs:\t1$/m.test(readFileSync(`/proc/${last}/status`, 'latin1'))
    }
  } catch {
    return { network_namespace_of_its_own: false, process_namespace_of_its_own: false, no_new_privileges: false }
  }
}

function childOf(pid: string): string {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim().split(' ')[0] ?? ''
}
