/** The colours of the app, by the system's theme; all that a page of plain text needs. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#fff;--fg:#14191f;--soft:#57616c;--line:#e2e6ea;--code:#f6f7f9;--head:#eef0f3;--me:#f2f4f6;--link:#0b5a85;--on:#fff;--bad:#b3261e;--ring:#2b82b5}
@media (prefers-color-scheme:dark){:root{--bg:#101317;--fg:#e7eaed;--soft:#9aa5b0;--line:#262d35;--code:#15191e;--head:#1b2026;--me:#191e24;--link:#7cc2e6;--on:#06202f;--bad:#f28b82;--ring:#5fb3de}}
@media (prefers-contrast:more){:root{--soft:#333c45;--line:#57616c;--link:#00395a;--bad:#8c1008;--ring:#000}}
@media (prefers-contrast:more) and (prefers-color-scheme:dark){:root{--bg:#000;--fg:#fff;--soft:#d3dae1;--line:#9aa5b0;--link:#a9dbf7;--bad:#ffb4ab;--ring:#fff}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--fg);font:15px/1.6 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
main,header,footer{max-width:800px;margin:0 auto;padding:0 16px}
header{padding-top:20px;padding-bottom:16px;border-bottom:1px solid var(--line)}
footer{padding-top:24px;padding-bottom:48px;color:var(--soft);font-size:14px}
h1{font-size:22px;line-height:1.3;margin:0}
h2{font-size:14px;margin:0 0 8px;color:var(--soft);font-weight:600}
h3,h4,h5,h6{margin:22px 0 8px;line-height:1.35}h3{font-size:18px}h4{font-size:16.5px}h5,h6{font-size:15px}
p{margin:12px 0}.soft{color:var(--soft);font-size:14px;margin:4px 0 0}
a{color:var(--link);text-underline-offset:2px}.host{color:var(--soft);font-size:.875em}
:focus-visible{outline:2px solid var(--ring);outline-offset:2px;border-radius:4px}
.bar{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;margin-top:12px}.bar a{display:inline-flex;align-items:center;min-height:32px}
form{margin:0}button,.button{font:inherit;font-weight:500;min-height:36px;padding:0 14px;border:0;border-radius:8px;background:var(--link);color:var(--on);cursor:pointer;text-decoration:none}
.button{display:inline-flex;align-items:center}.bar .button{min-height:36px}li>p{margin:4px 0}
input{font:inherit;width:100%;max-width:320px;min-height:40px;padding:0 10px;border:1px solid var(--soft);border-radius:8px;background:var(--bg);color:inherit;display:block;margin:6px 0 12px}
article{padding:20px 0;border-bottom:1px solid var(--line)}article>:last-child{margin-bottom:0}
.user{background:var(--me);margin:0 -16px;padding:20px 16px}
.plain{white-space:pre-wrap}
figure{margin:16px 0;border:1px solid var(--line);border-radius:10px;overflow:hidden}
figcaption{display:flex;flex-wrap:wrap;gap:4px 14px;padding:6px 12px;background:var(--head);font-size:13px;color:var(--soft)}figcaption b{color:var(--fg);font-weight:500}
pre{margin:0;padding:12px;overflow-x:auto;background:var(--code);overflow-wrap:normal;font-size:13.5px;line-height:1.5;tab-size:4}
code,pre{font-family:ui-monospace,"SF Mono","Cascadia Code",Menlo,Consolas,monospace}
:not(pre)>code{font-size:.875em;background:var(--code);border:1px solid var(--line);border-radius:5px;padding:.1em .3em}
blockquote{margin:12px 0;padding-inline-start:16px;border-inline-start:2px solid var(--soft);color:var(--soft)}
ul,ol{padding-inline-start:24px}hr{border:0;border-top:1px solid var(--line);margin:24px 0}
.table{overflow-x:auto;margin:16px 0}table{border-collapse:collapse}th,td{border:1px solid var(--line);padding:6px 12px;vertical-align:top}.left{text-align:left}.center{text-align:center}.right{text-align:right}
.files{list-style:none;padding:0}.files li{display:flex;flex-wrap:wrap;gap:2px 14px;padding:8px 0;border-bottom:1px solid var(--line)}.files li>:first-child{flex:1 1 60%}
.formula{display:inline-block;max-width:100%;overflow-x:auto;overflow-y:clip;vertical-align:middle}.display{display:block;margin:16px 0;padding:4px 0}.tml-left{text-align:left;text-align:-webkit-left}.tml-right{text-align:right;text-align:-webkit-right}
.bad{color:var(--bad)}
@media (pointer:coarse){.bar a,button,.bar .button,.files a,figcaption a,nav a{display:inline-flex;align-items:center;min-height:44px}}
@media print{.bar,nav,footer form{display:none}article{break-inside:auto}pre{white-space:pre-wrap}figure{break-inside:avoid-page}}
`;
