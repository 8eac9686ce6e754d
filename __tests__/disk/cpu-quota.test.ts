import { expect, test } from '@jest/globals'
import { cpuQuota } from '../../src/disk/cpu-quota.ts'
import { folderWith } from '../support/folder.ts'

const SECOND = '0::/\n'

test.each<[string, number | undefined, Readonly<Record<string, string>>]>([
  ['no limit', undefined, { 'proc/self/cgroup': SECOND, 'sys/fs/cgroup/cpu.max': 'max 100000\n' }],
  ['two cores', 2, { 'proc/self/cgroup': SECOND, 'sys/fs/cgroup/cpu.max': '200000 100000\n' }],
  ['a core and a half', 2, { 'proc/self/cgroup': SECOND, 'sys/fs/cgroup/cpu.max': '150000 100000\n' }],
  ['less than a core', 1, { 'proc/self/cgroup': SECOND, 'sys/fs/cgroup/cpu.max': '1000 100000\n' }],
  [
    'a limit of the group around it',
    3,
    {
      'proc/self/cgroup': '0::/runner/job\n',
      'sys/fs/cgroup/runner/job/cpu.max': 'max 100000\n',
      'sys/fs/cgroup/runner/cpu.max': '300000 100000\n'
    }
  ],
  [
    'the smallest of several',
    1,
    {
      'proc/self/cgroup': '0::/runner/job\n',
      'sys/fs/cgroup/runner/job/cpu.max': '100000 100000\n',
      'sys/fs/cgroup/runner/cpu.max': '300000 100000\n'
    }
  ],
  [
    'a container of the first version, which sees its own group at the top',
    4,
    {
      'proc/self/cgroup': '4:memory:/docker/0a\n3:cpu,cpuacct:/docker/0a\n',
      'sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us': '400000\n',
      'sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us': '100000\n'
    }
  ],
  [
    'no limit in the first version',
    undefined,
    {
      'proc/self/cgroup': '3:cpu:/\n',
      'sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1\n',
      'sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000\n'
    }
  ],
  ['a limit of memory, not of cores', undefined, { 'proc/self/cgroup': '4:memory:/\n', 'sys/fs/cgroup/memory/cpu.max': '1 1\n' }],
  [
    'both versions at once',
    2,
    { 'proc/self/cgroup': '1:name=systemd:/\n0::/\n', 'sys/fs/cgroup/unified/cpu.max': '200000 100000\n' }
  ],
  ['what is not a number', undefined, { 'proc/self/cgroup': SECOND, 'sys/fs/cgroup/cpu.max': '\n' }],
  ['a period of zero', undefined, { 'proc/self/cgroup': SECOND, 'sys/fs/cgroup/cpu.max': '1 0\n' }],
  ['a group out of sight', undefined, { 'proc/self/cgroup': '0::/../../other\n', 'sys/fs/cgroup/cpu.max': 'max 100000\n' }],
  ['a system without control groups', undefined, {}]
])('%s: %s', (_, expected, files) => {
  expect(cpuQuota(folderWith(files))).toBe(expected)
})
