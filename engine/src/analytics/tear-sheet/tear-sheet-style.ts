/** The sheet's style: light, dark and print; sizes that hold from a phone to a wide screen. */

const LIGHT = `
  --ink:#15191f; --soft:#5b6572; --faint:#8b95a1; --page:#fff; --panel:#f6f7f9; --grid:#e7eaee;
  --axis:#b4bcc6; --own:#1d4f91; --held:#9aa5b1; --gain:#17785a; --loss:#b3372f; --warn:#8a5a00;
  --warn-page:#fdf6e3; --heat-gain:#4fa383; --heat-loss:#d9776c;`;
const DARK = `
  --ink:#e8ebef; --soft:#a3adb9; --faint:#7c8794; --page:#12161b; --panel:#1a2027; --grid:#262d36;
  --axis:#4a5461; --own:#7fb0ea; --held:#75808d; --gain:#4fc09a; --loss:#ee8379; --warn:#eccb7d;
  --warn-page:#2b2413; --heat-gain:#1f7a5a; --heat-loss:#a8453c;`;

const PAGE = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:14px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums;-webkit-print-color-adjust:exact;print-color-adjust:exact}
main{max-width:1040px;margin:0 auto;padding:48px 32px 64px}
h1{font-size:32px;line-height:1.2;font-weight:600;letter-spacing:-.015em;margin:4px 0 4px;overflow-wrap:anywhere}
h2{font-size:15px;line-height:1.4;font-weight:600;margin:0}
p{margin:0}
.kind{font-size:12px;font-weight:600;letter-spacing:.08em;text-transform:uppercase;color:var(--own)}
.what{color:var(--soft)}
.lead{font-size:17px;line-height:1.5;max-width:46em;margin-top:20px;text-wrap:pretty}
.about{color:var(--soft);max-width:60em;margin-top:8px}
.warning{margin-top:16px;padding:10px 14px;background:var(--warn-page);color:var(--warn);border-left:3px solid currentColor}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:12px 24px;margin:24px 0 0;padding-top:16px;border-top:1px solid var(--grid)}
.facts dt{font-size:12px;color:var(--soft)}
.facts dd{margin:0;overflow-wrap:anywhere}
.facts.wide{grid-template-columns:repeat(auto-fill,minmax(300px,1fr))}
.facts.wide dd{font:12px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.figures{display:grid;grid-template-columns:repeat(4,1fr);margin-top:32px;border-top:2px solid var(--ink);border-bottom:1px solid var(--grid)}
.tile{padding:14px 16px 12px 0}
.tile:nth-child(n+5){border-top:1px solid var(--grid)}
.tile .name{font-size:12px;color:var(--soft)}
.tile .value{font-size:24px;line-height:1.3;font-weight:600;letter-spacing:-.01em}
.tile .held{font-size:13px;color:var(--faint)}
.caveat,.small{font-size:12px;line-height:1.4;color:var(--soft)}
.caveat{color:var(--warn)}
.small{margin-top:8px}
section{margin-top:44px;min-width:0;break-inside:avoid}
section>header{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 10px;margin-bottom:10px}
section>header p{font-size:13px;color:var(--soft)}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:0 40px}
.empty{color:var(--soft);padding:16px 0}
.loss{color:var(--loss)}
`;

const CHARTS = `
.plot{position:relative;--gutter:52px;--foot:22px;--top:6px;--right:6px}
.canvas{position:absolute;inset:var(--top) var(--right) var(--foot) var(--gutter)}
.canvas svg{position:absolute;inset:0;width:100%;height:100%;overflow:visible}
.plot .y,.plot .x{position:absolute;font-size:11.5px;line-height:1;color:var(--soft);white-space:nowrap}
.plot .y{left:0;width:calc(var(--gutter) - 8px);text-align:right;transform:translateY(50%)}
.plot .x{bottom:2px;transform:translateX(-50%)}
svg path,svg rect{vector-effect:non-scaling-stroke}
svg path{fill:none;stroke-linejoin:round}
.grid{stroke:var(--grid)}
.axis{stroke:var(--axis)}
.start{stroke:var(--axis);stroke-dasharray:2 3}
.line{stroke-width:1.5;stroke:var(--own)}
.line.held{stroke:var(--held);stroke-width:1.25}
.line.price{stroke:var(--held);stroke-width:1}
.line.loss{stroke:var(--loss);stroke-width:1}
svg .area{fill:var(--loss);fill-opacity:.14;stroke:none}
.bar{stroke:none;fill:var(--own);fill-opacity:.75}
.bar.loss{fill:var(--loss)}
.mark-var,.mark-es{stroke:var(--ink);stroke-width:1.25}
.mark-var{stroke-dasharray:5 3}
.mark-es{stroke-dasharray:1.5 2.5}
.trade{stroke-width:2;stroke-linecap:round;stroke:var(--soft)}
.trade.dashed{stroke-width:1.25;stroke-dasharray:3 3}
.trade.gain,.dot.gain{stroke:var(--gain)}
.trade.loss,.dot.loss{stroke:var(--loss)}
.dot{stroke-width:6;stroke-linecap:round;stroke:var(--soft);stroke-opacity:.65}
.wick{stroke:var(--faint);stroke-width:1}
.body{stroke:var(--faint);stroke-width:1;fill:var(--page)}
.body.fall{fill:var(--faint)}
.end{position:absolute;left:100%;padding-left:8px;font-size:12px;line-height:1;font-weight:600;white-space:nowrap;transform:translateY(-50%)}
.end.own{color:var(--own)}
.end.held{color:var(--soft);font-weight:400}
.legend{display:flex;flex-wrap:wrap;gap:2px 18px;font-size:12.5px;color:var(--soft);margin:0 0 8px}
.plot+.legend{margin:8px 0 0}
.legend span{display:inline-flex;align-items:center;gap:7px}
.key{width:16px;border-top:2px solid var(--own)}
.key.held{border-color:var(--held)}
.key.gain{border-color:var(--gain)}
.key.loss{border-color:var(--loss)}
.key.mark-var{border-top:1.5px dashed var(--ink)}
.key.mark-es{border-top:2px dotted var(--ink)}
i.arrow{position:absolute;width:0;height:0;border:5px solid transparent}
i.arrow.buy{border-top:0;border-bottom:8px solid var(--gain);transform:translate(-50%,4px)}
i.arrow.sell{border-bottom:0;border-top:8px solid var(--loss);transform:translate(-50%,-12px)}
.legend i.arrow{position:static;transform:none}
.either{position:relative}
.either input{position:absolute;opacity:0;pointer-events:none}
.either label{display:inline-block;font-size:12.5px;color:var(--soft);padding:2px 0;margin:0 14px 6px 0;cursor:pointer;border-bottom:2px solid transparent}
.either input:checked+label{color:var(--ink);border-color:var(--own)}
.either input:focus-visible+label{outline:2px solid var(--own);outline-offset:2px}
.for-linear{display:none}
#linear:checked~.for-linear{display:block}
#linear:checked~.for-log{display:none}
`;

const TABLES = `
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:13px}
th{font-weight:400;color:var(--soft)}
th,td{padding:5px 0 5px 14px;text-align:right;white-space:nowrap}
.text{text-align:left}
th:first-child,td:first-child{padding-left:0}
.list thead th{border-bottom:1px solid var(--axis);font-size:12px}
.list td{border-bottom:1px solid var(--grid)}
.heat{table-layout:fixed;min-width:640px;border-spacing:2px;border-collapse:separate;font-size:12.5px}
.heat th,.heat td{padding:5px 6px;text-align:center}
.heat th:first-child{width:46px;text-align:left;padding-left:0}
.heat .total{font-weight:600}
.heat td.gain{background:color-mix(in srgb,var(--heat-gain) var(--s),transparent)}
.heat td.loss{color:inherit;background:color-mix(in srgb,var(--heat-loss) var(--s),transparent)}
.heat td.total.loss{color:var(--loss)}
.statistics{columns:2;column-gap:40px}
.stats{break-inside:avoid;margin-bottom:22px}
.stats thead th{border-bottom:1px solid var(--axis);font-size:12px}
.stats thead th.text{font-weight:600;color:var(--ink);font-size:13px}
.stats tbody th,.stats td{border-bottom:1px solid var(--grid)}
.stats{table-layout:fixed}
.stats th,.stats td{position:relative}
.stats td{white-space:normal;overflow-wrap:anywhere}
.stats th:nth-child(2){width:88px}
.stats th:nth-child(3){width:92px}
.stats th:nth-child(2):last-child{width:132px}
.stats tbody th{color:var(--ink);white-space:normal}
.stats th.held{overflow:hidden;text-overflow:ellipsis;max-width:110px}
.stats .held{color:var(--faint)}
.stats small{display:block;font-size:11.5px;line-height:1.35;color:var(--warn)}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
footer{margin-top:48px;padding-top:16px;border-top:1px solid var(--grid);font-size:12.5px;color:var(--soft)}
footer p{max-width:70em}
footer .facts{border:0;padding:0;margin-top:12px}
summary{cursor:pointer;margin-top:16px}
details h2{display:none}
.definitions{columns:2;column-gap:40px;margin:12px 0 0}
.definitions div{break-inside:avoid;margin-bottom:8px}
.definitions dt{color:var(--ink)}
.definitions dd{margin:0}
`;

const PHONE = `
@media screen and (max-width:760px){
main{padding:24px 16px 40px}
h1{font-size:25px}
.lead{font-size:16px}
.figures{grid-template-columns:1fr 1fr}
.tile:nth-child(n+3){border-top:1px solid var(--grid)}
.tile .value{font-size:21px}
.pair{display:block}
.statistics,.definitions{columns:auto}
.facts{grid-template-columns:1fr 1fr}
.facts.wide{grid-template-columns:1fr}
.plot{--gutter:44px}
.plot .x.odd{display:none}
section{margin-top:34px}
}`;

const PRINT = `
@media print{
@page{size:A4;margin:14mm 13mm}
body{font-size:11px}
main{padding:0;max-width:none}
section{margin-top:26px}
.pair{gap:0 24px}
.statistics{column-gap:24px}
.lead{font-size:14px}
h1{font-size:25px}
table,.heat{font-size:10.5px}
.heat{min-width:0}
.heat th,.heat td{padding:3px 2px}
.scroll{overflow:visible}
.either label,summary{display:none}
.tile .value{font-size:20px}
th,td{padding:3px 0 3px 7px}
.list thead th,.stats thead th,.stats thead th.text{font-size:10.5px}
.stats small,.legend,.small,section>header p,.facts dt,.tile .name,.plot .x,.plot .y{font-size:10px}
h2{font-size:13px}
tr{break-inside:avoid}
.facts{grid-template-columns:repeat(4,1fr)}
footer,.caveat,.end{font-size:10px}
.facts.wide dd{font-size:9.5px}
details h2{display:block;margin-top:16px;font-size:11px;color:var(--ink)}
.definitions{margin-top:8px}
.definitions div{margin-bottom:5px}
.facts.wide{grid-template-columns:1fr 1fr}
details::details-content{content-visibility:visible;display:block}
}`;

export const TEAR_SHEET_STYLE = `:root{color-scheme:light dark;${LIGHT}}
@media screen and (prefers-color-scheme:dark){:root{${DARK}}}
${PAGE}${CHARTS}${TABLES}${PHONE}${PRINT}`;
