import { openSearchPanel } from "@codemirror/search";
import { Compartment, type Extension, type Text, Transaction } from "@codemirror/state";
import { EditorView, runScopeHandlers } from "@codemirror/view";
import { t } from "@lingui/core/macro";
import { type RefObject, useEffect, useId, useImperativeHandle, useLayoutEffect, useMemo, useRef } from "react";
import { cn } from "../lib/cn.ts";
import type { CodeEditorProps, LineRange } from "./code-editor.tsx";
import { loadLanguage } from "./code-languages.ts";
import { markLines, numberedLines } from "./code-line-range.ts";
import { editedText, hasLongLine, readOnlyText, shownText } from "./code-mirror-setup.ts";

/** Colouring more than this, or a line as long as this, costs more than it gives. */
const MOST_COLOURED = 2_000_000;

interface CodeMirrorProps extends CodeEditorProps {
  isEditable: boolean;
}

/** The loaded half of CodeView and CodeEditor: see there. */
export default function CodeMirror(props: CodeMirrorProps) {
  const { label, text, language, wrap = false, lines, isEditable, className } = props;
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const hint = useId();
  const editor = useEditor(host, latest);
  const isPlain = useMemo(() => text.length > MOST_COLOURED || hasLongLine(text), [text]);

  useImperativeHandle(props.ref, () => ({
    getText: () => editor.current?.view.state.sliceDoc() ?? latest.current.text,
    focus: () => editor.current?.view.focus(),
    openSearch: () => editor.current && openSearchPanel(editor.current.view),
    markSaved: (savedText) => editor.current?.setBaseline(savedText),
  }));

  useEffect(() => editor.current?.show(text), [editor, text]);
  useEffect(() => editor.current?.set("wrap", wrap ? EditorView.lineWrapping : []), [editor, wrap]);
  useEffect(
    () =>
      editor.current?.set("label", EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": hint })),
    [editor, label, hint],
  );
  useEffect(() => {
    let isStale = false;
    const colour = async () => {
      const support = isPlain ? undefined : await loadLanguage(language).catch(() => undefined);
      if (!isStale) editor.current?.set("language", support ?? []);
    };
    // After the first picture: the text is there before its colours.
    const timer = setTimeout(() => void colour(), 0);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [editor, language, isPlain]);
  const { from, to } = lines ?? {};
  useEffect(
    () => editor.current?.mark(from === undefined || to === undefined ? undefined : { from, to }),
    [editor, from, to, text],
  );

  return (
    <div className={cn("code-mirror", className)}>
      <div ref={host} dir="ltr" className="min-h-0 min-w-0 flex-1" />
      <span id={hint} className="sr-only">
        {isEditable && `${t`Tab indents. To leave with Tab, press Escape first.`} `}
        {props.onLinesChange && `${t`Alt+Shift+L marks the selected lines.`} `}
        {t`Ctrl+F searches.`}
      </span>
    </div>
  );
}

type Latest = RefObject<CodeMirrorProps>;

/** Makes the editor of CodeMirror once; what the properties say later reaches it through its methods. */
function useEditor(host: RefObject<HTMLDivElement | null>, latest: Latest) {
  const editor = useRef<Editor>(null);
  useLayoutEffect(() => {
    if (!host.current) return;
    const made = new Editor(host.current, latest);
    editor.current = made;
    if (latest.current.autoFocus) made.view.focus();
    const stop = escapeFirst(made.view);
    return () => {
      stop();
      editor.current = null;
      made.view.destroy();
    };
  }, [host, latest]);
  return editor;
}

/**
 * Escape is the editor's before it is that of a dialog around it, which hears the key before it gets here: it closes the
 * search, or leaves the text.
 */
function escapeFirst(view: EditorView) {
  const take = (event: KeyboardEvent) => {
    const { key, target } = event;
    if (key !== "Escape" || event.isComposing || !(target instanceof Node) || !view.dom.contains(target)) return;
    const scope = view.contentDOM.contains(target) ? "editor" : "search-panel";
    if (!runScopeHandlers(view, event, scope)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("keydown", take, { capture: true });
  return () => removeEventListener("keydown", take, { capture: true });
}

class Editor {
  readonly view: EditorView;
  private readonly parts = {
    basis: new Compartment(),
    wrap: new Compartment(),
    label: new Compartment(),
    language: new Compartment(),
  };
  private baseline: Text;
  private shown: string;
  private isDirty = false;
  private picked: LineRange | undefined;
  private readonly latest: Latest;

  constructor(parent: HTMLElement, latest: Latest) {
    this.latest = latest;
    const { text, wrap } = latest.current;
    this.shown = text;
    this.view = new EditorView({
      parent,
      doc: text,
      extensions: [
        this.parts.basis.of(this.basis(text)),
        this.parts.wrap.of(wrap ? EditorView.lineWrapping : []),
        this.parts.label.of([]),
        this.parts.language.of([]),
        EditorView.updateListener.of((update) => update.docChanged && this.changed()),
      ],
    });
    this.baseline = this.view.state.doc;
  }

  set(part: keyof Editor["parts"], extension: Extension) {
    this.view.dispatch({ effects: this.parts[part].reconfigure(extension) });
  }

  /** Shows another text, unless something unsaved is written. */
  show(text: string) {
    if (text === this.shown) return;
    this.shown = text;
    if (this.isDirty) return;
    this.set("basis", this.basis(text));
    const { state } = this.view;
    const doc = state.toText(text);
    this.baseline = doc;
    const changes = { from: 0, to: state.doc.length, insert: doc };
    this.view.dispatch({ changes, annotations: Transaction.addToHistory.of(false) });
  }

  setBaseline(text: string) {
    this.shown = text;
    this.baseline = this.view.state.toText(text);
    this.changed();
  }

  mark(range: LineRange | undefined) {
    const isOwn = range?.from === this.picked?.from && range?.to === this.picked?.to;
    markLines(this.view, range, { scroll: !isOwn });
  }

  private basis(text: string): Extension {
    const { isEditable, onLinesChange } = this.latest.current;
    const pick = (range: LineRange | undefined) => {
      this.picked = range;
      this.latest.current.onLinesChange?.(range);
    };
    return [
      shownText(text),
      numberedLines(onLinesChange && pick),
      isEditable ? editedText(text, () => this.save()) : readOnlyText,
    ];
  }

  private save() {
    this.latest.current.onSave?.(this.view.state.sliceDoc());
    return true;
  }

  private changed() {
    const { onChange, onDirtyChange } = this.latest.current;
    onChange?.(() => this.view.state.sliceDoc());
    const isDirty = !this.view.state.doc.eq(this.baseline);
    if (isDirty === this.isDirty) return;
    this.isDirty = isDirty;
    onDirtyChange?.(isDirty);
  }
}
