import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Cores that the control groups of this process may use, rounded up; undefined where none sets a limit. A container with `--cpus 2` has
 * all cores of its machine, and is stopped for the rest of each tenth of a second once two have been used up. Node 20 does not look at it.
 * @param system folder that has `proc` and `sys`
 * @see https://docs.kernel.org/admin-guide/cgroup-v2.html#cpu-interface-files
 * @see https://docs.kernel.org/scheduler/sched-bwc.html (version 1)
 */
export function cpuQuota(system = '/'): number | undefined {
  const limits = (textOf(join(system, 'proc/self/cgroup')) ?? '').split('\n').flatMap(line => {
    const [, controllers, path] = /^\d+:([^:]*):(\/.*)$/.exec(line) ?? []
    if (controllers === undefined || path === undefined || path.split('/').includes('..')) return []
    const isFirstVersion = controllers.split(',').includes('cpu')
    if (!isFirstVersion && controllers !== '') return []
    const mounts = isFirstVersion ? [controllers, 'cpu'] : ['', 'unified']
    return mounts.flatMap(mount =>
      foldersUpFrom(path).flatMap(folder => limitIn(join(system, 'sys/fs/cgroup', mount, folder)) ?? [])
    )
  })
  return limits.length === 0 ? undefined : Math.max(Math.ceil(Math.min(...limits)), 1)
}

/** A group is limited by each group around it. In a container, the path may be the one outside of it; its own limit is at the top. */
function foldersUpFrom(path: string): readonly string[] {
  const folders = [path]
  for (let folder = path; folder !== dirname(folder); ) {
    folder = dirname(folder)
    folders.push(folder)
  }
  return folders
}

/** Cores that one group may use. */
function limitIn(folder: string): number | undefined {
  const second = textOf(join(folder, 'cpu.max'))
  const [quota, period] =
    second === undefined
      ? [textOf(join(folder, 'cpu.cfs_quota_us')), textOf(join(folder, 'cpu.cfs_period_us'))]
      : second.split(' ')
  // `max`, and in the first version -1, is no limit.
  const cores = Number(quota) / Number(period)
  return quota !== undefined && cores > 0 && Number.isFinite(cores) ? cores : undefined
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'latin1')
  } catch {
    return undefined
  }
}
