import type { ManifestReport, Report } from '../../model/report.ts'
import type { RunFacts } from '../../model/run-facts.ts'
import { pluralize, withThousands } from '../counts.ts'
import { name } from '../escape.ts'
import { packetMeaning } from '../release-text.ts'
import {
  decisionMeaning,
  isPacketJudged,
  nextStep,
  patchText,
  probesText,
  runSentence,
  type Tone,
  toneOf
} from '../run-sentences.ts'
import { isSealChange, sealChange } from '../seal-changes.ts'
import { html, type Markup, type Section } from './markup.ts'

const MARK: Readonly<Record<Tone, string>> = { pass: '✓', held: 'Ⅱ', fail: '✕', unverifiable: '?' }
const COMMIT_DIGITS = 12
/** Nobody reads more rows; report.json lists all. */
const MAX_SEAL_CHANGES = 1000

/** The result at a glance: verdict, decision, what to do next, and which run it is from. */
export function top(report: Report, run: RunFacts = {}, patched?: number): Markup {
  const { verdict, decision, shard } = report
  const tone = toneOf(report)
  const isPacket = isPacketJudged(report)
  const word = isPacket ? html` <span class="${decision === 'HOLD_PRODUCTION' ? 'hold' : 'clear'}">${decision}</span>` : undefined
  const share =
    shard === undefined
      ? undefined
      : html`<p class="shard">Shard ${shard.index} of ${shard.of}: this run checked only its share of the seals.</p>\n`
  return html`<header class="top ${tone}">
<div class="bar"><p class="brand">Seal Gate <span>report</span></p><button type="button" id="theme" class="quiet" hidden>Dark</button></div>
${runRow(run)}<h1><span class="mark" aria-hidden="true">${MARK[tone]}</span><span>${verdict.toUpperCase()}${word === undefined ? '' : ','}${word}</span></h1>
<p class="sentence">${runSentence(report)}</p>
<p class="next">${nextStep(report)}</p>
${patched === undefined ? undefined : html`<p class="next">${withCode(patchText(patched))}</p>\n`}${share}${isPacket ? decisionRows(report) : undefined}${numbers(report)}
</header>`
}

/** `owner/name · commit 1a2b3c · run 42, attempt 2 · 2031-03-04 12:00 UTC`, each part only where it is known. */
function runRow({ repository, commit, ref, id, attempt, url, date }: RunFacts): Markup | undefined {
  const again = attempt === undefined || attempt === '1' ? '' : `, attempt ${attempt}`
  const run = id === undefined ? undefined : `run ${id}${again}`
  const at = ref === undefined ? '' : ` (${name(ref.replace(/^refs\/(?:heads|tags)\//, ''))})`
  const parts = [
    repository === undefined ? undefined : html`<span class="repository">${name(repository)}</span>`,
    commit === undefined ? undefined : html`<span>commit <code>${commit.slice(0, COMMIT_DIGITS)}</code>${at}</span>`,
    run === undefined
      ? undefined
      : html`<span>${url === undefined ? run : html`<a href="${url}" rel="noreferrer">${run}</a>`}</span>`,
    date === undefined ? undefined : html`<time datetime="${date}">${date.slice(0, 10)} ${date.slice(11, 16)} UTC</time>`
  ].filter(part => part !== undefined)
  return parts.length === 0
    ? undefined
    : html`<p class="run">${parts.map((part, at) => (at === 0 ? part : html` · ${part}`))}</p>\n`
}

/** Our own sentences put what is to be typed in backticks. */
function withCode(sentence: string): readonly (Markup | string)[] {
  return sentence.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))
}

function decisionRows(report: Report): Markup {
  const { decision, packet_status, release } = report
  return html`<dl class="decision">
<div><dt>Decision</dt><dd><strong class="${decision === 'HOLD_PRODUCTION' ? 'hold' : 'clear'}">${decision}</strong>: ${decisionMeaning(report)}</dd></div>
<div><dt>Reason</dt><dd>${release.reason}</dd></div>
<div><dt>Packet</dt><dd><strong>${packet_status}</strong>: ${packetMeaning(packet_status)}</dd></div>
</dl>
`
}

function numbers(report: Report): Markup {
  const { sealed, intact, drifted, missing, unverifiable, unsealed } = report.counts
  const all: readonly (readonly [string, string, string])[] = [
    ['sealed', 'Sealed', withThousands(sealed)],
    ['intact', 'Intact', withThousands(intact)],
    ['drifted', 'Drifted', withThousands(drifted)],
    ['missing', 'Missing', withThousands(missing)],
    ['unsure', 'Not judged', withThousands(unverifiable)],
    ['stray', 'Without a seal', withThousands(unsealed)],
    ['probes', 'Self-test', probesText(report)]
  ]
  const cells = all.map(
    ([kind, name, value]) => html`<div class="${value === '0' ? 'none' : kind}"><dt>${name}</dt><dd>${value}</dd></div>\n`
  )
  return html`<dl class="numbers">
${cells}</dl>`
}

/** The frame of the list; the page's script fills it. */
export function findingSection({ findings }: Report, shown: number): Section {
  const cut =
    shown === findings.length
      ? undefined
      : html`<p class="cut">The first ${withThousands(shown)} of ${withThousands(findings.length)} findings are listed here, worst first. report.json lists all.</p>\n`
  const body =
    findings.length === 0
      ? html`<p class="nothing">There are no findings.</p>`
      : html`${cut}<noscript><p class="cut">This list needs the script of the page, and scripts are disabled here. report.json lists the findings.</p></noscript>
<div id="list" hidden>
<ul id="causes" class="causes" aria-label="Causes; select one to see only its findings"></ul>
<form id="filters" role="search" aria-label="Filter the findings">
<label class="text">Path <input type="search" id="text" autocomplete="off" spellcheck="false" placeholder="part of a path"> <kbd>/</kbd></label>
<label>Cause <select id="cause"></select></label>
<label>Layer <select id="layer"></select></label>
<label>Certainty <select id="certainty"></select></label>
<label>Severity <select id="severity"></select></label>
<button type="button" class="quiet" id="clear">Clear</button>
<p id="count" role="status" aria-live="polite"></p>
</form>
<table class="findings" aria-labelledby="findings-title">
<thead><tr><th scope="col" class="n">No.</th><th scope="col">File</th><th scope="col">What happened</th><th scope="col">Certainty</th><th scope="col">Layer</th></tr></thead>
<tbody id="rows"></tbody>
</table>
<p id="pages" class="pages"></p>
<p class="keys"><span><kbd>/</kbd> search</span> <span><kbd>j</kbd> <kbd>k</kbd> next, previous</span> <span><kbd>Enter</kbd> open or close</span> <span><kbd>Esc</kbd> close, then clear</span></p>
</div>`
  return section('findings', 'Findings', withThousands(findings.length), body)
}

/** Why production is held, and what the operator must supply. Undefined if the decision alone is everything. */
export function releaseSection({ release, packet_status }: Report): Section | undefined {
  const { holds, needed } = release
  if (!isPacketJudged({ release }) || (holds.length === 0 && needed.length === 0)) return undefined
  const why = holds.length === 0 ? undefined : html`<h3>Why it is held</h3>\n<ul class="plain">\n${items(holds)}</ul>\n`
  const what =
    needed.length === 0 ? undefined : html`<h3>What the operator must supply</h3>\n<ul class="plain">\n${items(needed)}</ul>\n`
  return section('release', 'Release', packet_status, html`${why}${what}`)
}

function items(texts: readonly string[]): readonly Markup[] {
  return texts.map(text => html`<li>${text}</li>\n`)
}

export function probeSection({ probes }: Report): Section {
  const title = 'Self-test'
  if (probes === null) {
    const off = html`<p class="nothing">The self-test was switched off, so this run does not show that the gate refuses bad inputs on this runner.</p>`
    return section('probes', title, 'off', off)
  }
  const { control, planned, run, passed } = probes
  const rows = [control, ...probes.probes].map(
    ({ id, mutation, expected, seen, passed }) =>
      html`<tr><th scope="row"><code>${name(id)}</code></th><td>${mutation}</td><td><code>${expected}</code></td><td><code>${seen}</code></td><td class="${passed ? 'good' : 'bad'}">${passed ? 'yes' : 'no'}</td></tr>\n`
  )
  const body = html`<p>Before this run, the gate was tried on bad inputs that it must refuse for the stated reason: ${planned} planned, ${run} run, ${passed} refused as they must be. The control is the same input before it is spoiled: the gate must pass it.</p>
<div class="wide"><table>
<thead><tr><th scope="col">Probe</th><th scope="col">What was done to the sealed files</th><th scope="col">Expected</th><th scope="col">Result</th><th scope="col">Held</th></tr></thead>
<tbody>
${rows}</tbody></table></div>`
  return section('probes', title, `${passed}/${planned}`, body)
}

export function manifestSection({ manifests }: Report): Section {
  const withPackets = manifests.some(({ packet }) => packet !== undefined)
  const rows = manifests.map(one => manifestRow(one, withPackets))
  const body =
    manifests.length === 0
      ? html`<p class="nothing">No manifest was read.</p>`
      : html`<div class="wide"><table>
<thead><tr><th scope="col">Manifest</th><th scope="col" class="number">Seals</th><th scope="col">Format</th><th scope="col">Root</th>${withPackets ? html`<th scope="col">Packet</th>` : undefined}<th scope="col">SHA-256 of the manifest</th></tr></thead>
<tbody>
${rows}</tbody></table></div>`
  return section('manifests', 'Manifests', withThousands(manifests.length), body)
}

function manifestRow({ path, seals, format, root, packet, sha256, notices }: ManifestReport, withPackets: boolean): Markup {
  const notes = notices.length === 0 ? undefined : html`<ul class="notes">\n${items(notices)}</ul>`
  return html`<tr><th scope="row"><code>${name(path)}</code>${notes}</th><td class="number">${withThousands(seals)}</td><td>${format}</td><td><code>${name(root)}</code></td>${withPackets ? html`<td>${packet === undefined ? '' : name(packet)}</td>` : undefined}<td><code class="hash">${sha256 ?? 'not read'}</code></td></tr>\n`
}

/** Every seal that the change adds, removes or changes. Undefined if it touches none. */
export function sealChangeSection({ findings }: Report): Section | undefined {
  const changes = findings.filter(isSealChange)
  if (changes.length === 0) return undefined
  const rows = changes.slice(0, MAX_SEAL_CHANGES).map(finding => {
    const { path, change, before, after, reason } = sealChange(finding)
    const word = html`<td class="${finding.severity === 'fail' ? 'bad' : ''}">${change}</td>`
    return html`<tr><th scope="row"><code>${name(path)}</code></th>${word}<td class="hash">${before}</td><td class="hash">${after}</td><td>${reason}</td></tr>\n`
  })
  const left = changes.length - rows.length
  const cut = left === 0 ? undefined : html`<p class="cut">${pluralize(left, 'more seal change')}: report.json lists all.</p>\n`
  const body = html`<p>This change touches these seals. A change can alter a file together with its seal, and then every file matches: only this table shows it.</p>
<div class="wide"><table class="seals">
<thead><tr><th scope="col">Path</th><th scope="col">Change</th><th scope="col">Sealed before</th><th scope="col">Sealed now</th><th scope="col">Why it matters</th></tr></thead>
<tbody>
${rows}</tbody></table></div>
${cut}`
  return section('seals', 'Changed seals', withThousands(changes.length), body)
}

export function section(id: string, title: string, count: string, body: Markup): Section {
  return {
    id,
    title,
    count,
    markup: html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${body}
</section>\n`
  }
}
