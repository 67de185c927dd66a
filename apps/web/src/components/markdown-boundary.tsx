import { Component, type ReactNode } from "react";

/** Shows the text itself where it cannot be rendered, as with thousands of quotes inside each other. */
export class MarkdownBoundary extends Component<{ text: string; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <PlainText text={this.props.text} /> : this.props.children;
  }
}

export const PlainText = ({ text }: { text: string }) => (
  <p className="my-3 whitespace-pre-wrap wrap-anywhere">{text}</p>
);
