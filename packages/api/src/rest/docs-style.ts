/** Style sheet of the docs page; a file of its own, so that the page needs no inline style. */
export const docsStyle = `
:root { color-scheme: light dark; --line: light-dark(#d8dce2, #333a44); --soft: light-dark(#f5f6f8, #1a1e25);
  --text: light-dark(#1b1f26, #e3e6ea); --link: light-dark(#0b57d0, #8ab4f8); --page: light-dark(#ffffff, #11141a); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1rem 6rem; background: var(--page); color: var(--text);
  font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: .95rem; margin: 1.25rem 0 .4rem; }
a { color: var(--link); }
nav a { margin-right: 1rem; }
code, pre { font: .86rem/1.55 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: .5rem; margin: 0; overflow-x: auto; padding: .75rem 1rem; }
pre i { opacity: .75; }
details { border: 1px solid var(--line); border-radius: .5rem; margin: .5rem 0; padding: 0 1rem; }
details[open] { padding-bottom: 1rem; }
summary { cursor: pointer; padding: .6rem 0; }
summary span { opacity: .8; margin-left: .5rem; }
.method { display: inline-block; font-weight: 700; min-width: 4.2rem; }
table { border-collapse: collapse; width: 100%; }
td { border-top: 1px solid var(--line); padding: .35rem .75rem .35rem 0; text-align: left; vertical-align: top; }
`;
