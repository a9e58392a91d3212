/** The look of the HTML report, on screens light and dark and on paper. Its colours have a contrast of 4.5 to 1 or more (WCAG AA). */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --paper: #fff; --tint: #f3f5f8; --rule: #c9d1d9; --good: #116329; --bad: #a40e26; --open: #7a4d00; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --soft: #a5b0bb; --paper: #0f1318; --tint: #1b222b; --rule: #3d4752; --good: #56d364; --bad: #ff8f87; --open: #e3b341; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 60rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; border-bottom: 1px solid var(--rule); padding-bottom: .25rem; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; overflow-wrap: anywhere; }
p, ul, ol { margin: .5rem 0; }
code, td, dd { overflow-wrap: anywhere; }
code { font: .9em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.verdict { border-left: .5rem solid var(--soft); padding: .25rem 1rem; }
p.who { color: var(--soft); overflow-wrap: anywhere; }
.pass { border-color: var(--good); } .fail { border-color: var(--bad); } .cannot-tell { border-color: var(--open); }
h3 .error { color: var(--bad); } h3 .warning, h3 .open { color: var(--open); } h3 .note { color: var(--soft); }
table { width: 100%; border-collapse: collapse; margin: 0 0 1.25rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--rule); }
th { font-weight: 600; white-space: nowrap; width: 8rem; padding-left: 0; }
caption { text-align: left; font-weight: 600; padding: .5rem 0; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: 8rem 1fr; gap: .25rem .6rem; margin: .5rem 0; }
dt { color: var(--soft); } dd { margin: 0; }
.finding { border: 1px solid var(--rule); border-left: .3rem solid var(--soft); border-radius: .5rem; padding: .25rem 1rem .75rem; margin: 1rem 0; background: var(--tint); break-inside: avoid; }
.finding.error { border-left-color: var(--bad); } .finding.warning, .finding.open { border-left-color: var(--open); } .finding h3 { margin-top: .75rem; }
svg { display: block; width: 100%; height: auto; margin: 1rem 0 0; font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
svg rect { fill: var(--tint); stroke: var(--rule); } svg text { fill: var(--ink); } svg .kind { font: 600 13px system-ui, sans-serif; fill: var(--soft); }
svg .arrow { stroke: var(--soft); stroke-width: 2; fill: none; } svg marker path { fill: var(--soft); }
footer { margin-top: 3rem; color: var(--soft); }
svg.down { display: none; max-width: 22rem; }
@media screen and (max-width: 44rem) { svg.across { display: none; } svg.down { display: block; } }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } th { width: 6.5rem; } }
@media print { body { max-width: none; padding: 0; } table, figure { break-inside: avoid; } }
figure { margin: 0; }
`;
