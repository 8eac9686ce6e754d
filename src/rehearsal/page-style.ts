/** The style of a rehearsal's page, with the colours of report.html (src/report/html/page.css). */
export const PAGE_STYLE = `:root {
  color-scheme: light dark;
  --paper: light-dark(#fdfcfa, #131312);
  --raised: light-dark(#f5f3ee, #1b1b19);
  --ink: light-dark(#1d1c1a, #e9e6df);
  --muted: light-dark(#66625a, #a09b90);
  --line: light-dark(#e3dfd6, #2f2d29);
  --bar: light-dark(#7d9cc6, #5a7fb5);
  --bad: light-dark(#a8231a, #ff8f80);
  --unsure: light-dark(#855300, #f0b860);
  --good: light-dark(#1c6b40, #74cf9b);
  --sans: system-ui, -apple-system, "Segoe UI", "Liberation Sans", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 0 clamp(1rem, 4vw, 3.5rem) 3rem; max-width: 80rem; background: var(--paper); color: var(--ink); font: 15px / 1.55 var(--sans); overflow-wrap: anywhere; }
h1, h2, p, dl, dd { margin: 0; }
.brand { padding-block: 1.1rem; font-weight: 650; }
.brand span { color: var(--muted); font-weight: 400; }
h1 { margin-block: 1rem 0.6rem; font-size: clamp(2rem, 6vw, 3.2rem); font-weight: 300; letter-spacing: 0.04em; line-height: 1.1; color: var(--tone); }
.rehearsed { --tone: var(--good); }
.failed { --tone: var(--bad); }
.idle { --tone: var(--unsure); }
.sentence { font-size: 1.2rem; line-height: 1.4; max-width: 65ch; }
.note { color: var(--muted); margin-block-start: 0.4rem; max-width: 75ch; }
h2 { margin-block: 2.4rem 0.6rem; font-size: 1.15rem; font-weight: 600; }
h2 .amount { color: var(--muted); font-weight: 400; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.3rem 1.2rem; margin-block-start: 1.4rem; }
dt { color: var(--muted); }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.35rem 0.8rem 0.35rem 0; border-block-end: 1px solid var(--line); text-align: start; vertical-align: top; }
th { color: var(--muted); font-weight: 400; font-size: 0.87rem; overflow-wrap: normal; }
td:first-child { min-width: 6rem; }
.sentence::first-letter { text-transform: uppercase; }
code, .number { font-family: var(--mono); font-size: 0.875em; }
.number { text-align: end; white-space: nowrap; }
td.chart { width: 40%; min-width: 7rem; }
td.chart svg { margin-block-start: 0.35rem; }
svg { display: block; width: 100%; height: 0.8rem; background: var(--raised); border-radius: 2px; }
rect { fill: var(--bar); }
rect.bad { fill: var(--bad); }
.bad-text { color: var(--bad); }
.good-text { color: var(--good); }
.quiet td { color: var(--muted); }
footer { margin-block-start: 3rem; color: var(--muted); font-size: 0.87rem; }
rect.mark { fill: var(--ink); }
.words { display: block; color: var(--muted); font-size: 0.87rem; }
.wide { overflow-x: auto; }
.wide table { min-width: 32rem; }
.wide:focus-visible { outline: 2px solid var(--bar); outline-offset: 2px; }
@media (max-width: 44rem) {
  .bars thead { display: none; }
  .bars tr { display: grid; grid-template-columns: 1fr auto; border-block-end: 1px solid var(--line); padding-block: 0.4rem; }
  .bars td { border: 0; padding-block: 0.1rem; }
  .bars td.chart { grid-row: 2; grid-column: 1 / -1; width: auto; }
  .bars td.number { padding-inline-end: 0; }
  dl { grid-template-columns: 1fr; }
  dd { margin-block-end: 0.5rem; }
}
@media (forced-colors: active) {
  svg { border: 1px solid CanvasText; }
  rect { fill: CanvasText; }
  rect.mark { fill: Highlight; }
}
@media print {
  :root { color-scheme: light; }
  body { max-width: none; font-size: 10pt; }
  svg, rect { print-color-adjust: exact; }
  tr, h2 { break-inside: avoid; }
  h2 { break-after: avoid; }
  .wide { overflow: visible; }
  .wide table { min-width: 0; }
}
`
