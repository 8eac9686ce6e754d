/** As `engines` of package.json has it; a test compares them. */
const MIN_NODE = [20, 12] as const

/**
 * Why this program cannot run here; undefined where it can. Checked before anything else is loaded, because older versions cannot even
 * parse the rest. Bun answers some calls of the file system in another way than Node, so that links and modes would be misread.
 */
export function runtimeProblem(versions: Readonly<Record<string, string | undefined>>): string | undefined {
  const needed = `seal-gate needs Node ${MIN_NODE.join('.')} or later`
  if (versions['bun'] !== undefined) return `${needed}; it does not run on Bun`
  const [major = 0, minor = 0] = (versions['node'] || '').split('.').map(Number)
  if (major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1])) return undefined
  return `${needed}; this is Node ${versions['node']}`
}
