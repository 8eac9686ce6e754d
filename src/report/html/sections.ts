import type { ManifestReport, Report } from '../../model/report.ts'
import { withThousands } from '../counts.ts'
import { name } from '../escape.ts'
import { packetMeaning } from '../release-text.ts'
import { decisionMeaning, nextStep, probesText, runSentence } from '../run-sentences.ts'
import { html, type Markup, type Section } from './markup.ts'

const VERDICT_MARK: Readonly<Record<Report['verdict'], string>> = { pass: '✓', fail: '✕', unverifiable: '?' }

/** What came out, in a glance. */
export function top(report: Report): Markup {
  const { verdict, decision, shard } = report
  const share =
    shard === undefined
      ? undefined
      : html`<p class="shard">Shard ${shard.index} of ${shard.of}: only its share of the seals was judged.</p>\n`
  return html`<header class="top ${verdict}">
<div class="bar"><p class="brand">Seal Gate <span>report</span></p><button type="button" id="theme" class="quiet" hidden>Dark</button></div>
<h1><span class="mark" aria-hidden="true">${VERDICT_MARK[verdict]}</span>${verdict.toUpperCase()}</h1>
<p class="sentence">${runSentence(report)}</p>
<p class="next">${nextStep(report)}</p>
${share}<dl class="decision">
<div><dt>Decision</dt><dd><strong class="${decision === 'HOLD_PRODUCTION' ? 'hold' : 'clear'}">${decision}</strong>: ${decisionMeaning(report)}</dd></div>
${packetRows(report)}</dl>
${numbers(report)}
</header>`
}

function packetRows({ packet_status, release: { code, reason } }: Report): Markup {
  if (code === 'no-evidence') return html`<div><dt>Packet</dt><dd><strong>${packet_status}</strong>: ${reason}</dd></div>\n`
  return html`<div><dt>Reason</dt><dd>${reason}</dd></div>
<div><dt>Packet</dt><dd><strong>${packet_status}</strong>: ${packetMeaning(packet_status)}</dd></div>\n`
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
      : html`<p class="cut">The first ${withThousands(shown)} of ${withThousands(findings.length)} findings stand here, worst first. report.json lists all.</p>\n`
  const body =
    findings.length === 0
      ? html`<p class="nothing">Nothing was found that is not as it was sealed.</p>`
      : html`${cut}<noscript><p class="cut">This list is made by the script of the page, which is switched off. report.json holds the findings.</p></noscript>
<div id="list" hidden>
<ul id="causes" class="causes" aria-label="Causes; choose one to see only its findings"></ul>
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

/** Why production is held, and what an operator must supply. Absent when there is nothing to say beside the decision. */
export function releaseSection({ release, packet_status }: Report): Section | undefined {
  const { code, holds, needed } = release
  if (code === 'no-evidence' || (holds.length === 0 && needed.length === 0)) return undefined
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
    const off = html`<p class="nothing">It was switched off: nothing here shows that this gate, on this runner, refuses bad inputs.</p>`
    return section('probes', title, 'off', off)
  }
  const { control, planned, run, passed } = probes
  const rows = [control, ...probes.probes].map(
    ({ id, mutation, expected, seen, passed }) =>
      html`<tr><th scope="row"><code>${name(id)}</code></th><td>${mutation}</td><td><code>${expected}</code></td><td><code>${seen}</code></td><td class="${passed ? 'good' : 'bad'}">${passed ? 'held' : 'failed'}</td></tr>\n`
  )
  const body = html`<p>Bad inputs made on this runner, which the gate must refuse for the named reason: ${passed} of ${planned} held, ${run} ran. The control is the packet before anything was done to it: the gate must pass it.</p>
<div class="wide"><table>
<thead><tr><th scope="col">Probe</th><th scope="col">What was done to a sealed packet</th><th scope="col">Must give</th><th scope="col">Gave</th><th scope="col">Result</th></tr></thead>
<tbody>
${rows}</tbody></table></div>`
  return section('probes', title, `${passed}/${planned}`, body)
}

export function manifestSection({ manifests }: Report): Section {
  const rows = manifests.map(manifestRow)
  const body =
    manifests.length === 0
      ? html`<p class="nothing">No manifest was read.</p>`
      : html`<div class="wide"><table>
<thead><tr><th scope="col">Manifest</th><th scope="col" class="number">Seals</th><th scope="col">Format</th><th scope="col">Root</th><th scope="col">Packet</th><th scope="col">SHA-256 of the manifest</th></tr></thead>
<tbody>
${rows}</tbody></table></div>`
  return section('manifests', 'Manifests', withThousands(manifests.length), body)
}

function manifestRow({ path, seals, format, root, packet, sha256, notices }: ManifestReport): Markup {
  const notes = notices.length === 0 ? undefined : html`<ul class="notes">\n${items(notices)}</ul>`
  return html`<tr><th scope="row"><code>${name(path)}</code>${notes}</th><td class="number">${withThousands(seals)}</td><td>${format}</td><td><code>${name(root)}</code></td><td>${packet === undefined ? '' : name(packet)}</td><td><code class="hash">${sha256 ?? 'not read'}</code></td></tr>\n`
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
