import path from "node:path";
import { type NodePath, type PluginObj, types as t, transformAsync } from "@babel/core";
import macros from "@lingui/babel-plugin-lingui-macro";
import type { Plugin } from "vite";

const LIB = path.resolve(import.meta.dirname, "../src/lib");
const TRANSLATE = path.join(LIB, "strings.ts");
const TRANS = path.join(LIB, "trans.tsx");
const IMPORT = /from "@lingui\/(core|react)\/macro"/;

const linguiConfig = {
  macro: { corePackage: ["@lingui/core/macro"], jsxPackage: ["@lingui/react/macro"] },
  runtimeConfigModule: { i18n: [TRANSLATE, "translate"], Trans: [TRANS, "Trans"], useLingui: [TRANSLATE, "none"] },
};

const property = (descriptor: t.ObjectExpression, name: string): t.Expression | undefined => {
  const isNamed = (key: t.Node) => t.isIdentifier(key, { name });
  const found = descriptor.properties.find((one) => t.isObjectProperty(one) && isNamed(one.key));
  return found && t.isObjectProperty(found) ? (found.value as t.Expression) : undefined;
};

const isImported = (from: NodePath, name: string, module: string) => {
  const binding = from.scope.getBinding(name)?.path.parent;
  return t.isImportDeclaration(binding) && binding.source.value === module;
};

/** How a file calls what it imports, which it does from now on. */
function nameOf(from: NodePath, module: string, name: string): t.Identifier {
  const program = from.scope.getProgramParent().path as NodePath<t.Program>;
  const known = program.node.body.find((one) => t.isImportDeclaration(one) && one.source.value === module);
  const specifier = t.isImportDeclaration(known) ? known.specifiers[0] : undefined;
  if (specifier) return t.identifier(specifier.local.name);
  const local = program.scope.generateUidIdentifier(name);
  const added = t.importDeclaration([t.importSpecifier(local, t.identifier(name))], t.stringLiteral(module));
  program.scope.registerDeclaration(program.unshiftContainer("body", added)[0]);
  return local;
}

function refuseAtLoad(from: NodePath) {
  if (!from.getFunctionParent())
    throw from.buildCodeFrameError(
      "The language is not known yet when a file is loaded: say msg`…` here, and t(…) later.",
    );
}

/** The macros leave ids and descriptions; the English text alone is enough, and smaller. */
const textsOnly = (messages: Set<string>): PluginObj => {
  const textOf = (descriptor: t.ObjectExpression) => {
    const text = property(descriptor, "message") as t.StringLiteral;
    messages.add(text.value);
    return text;
  };
  /** Words alone need no component. */
  const say = (element: NodePath<t.JSXElement>, text: t.StringLiteral) => {
    const call = t.callExpression(nameOf(element, TRANSLATE, "translate"), [text]);
    element.replaceWith(t.isJSX(element.parent) ? t.jsxExpressionContainer(call) : call);
  };
  return {
    visitor: {
      CallExpression(call) {
        const { callee, arguments: given } = call.node;
        if (!t.isMemberExpression(callee) || !t.isIdentifier(callee.object)) return;
        if (!isImported(call, callee.object.name, TRANSLATE)) return;
        refuseAtLoad(call);
        const [descriptor] = given;
        if (!t.isObjectExpression(descriptor)) {
          call.node.callee = callee.object;
          return;
        }
        const values = property(descriptor, "values");
        call.replaceWith(t.callExpression(callee.object, [textOf(descriptor), ...(values ? [values] : [])]));
      },
      JSXElement(element) {
        const { name, attributes } = element.node.openingElement;
        const [spread] = attributes;
        if (!t.isJSXIdentifier(name) || !t.isJSXSpreadAttribute(spread)) return;
        if (!t.isObjectExpression(spread.argument) || !isImported(element, name.name, TRANS)) return;
        refuseAtLoad(element);
        const text = textOf(spread.argument);
        const isPlain = !property(spread.argument, "values") && !property(spread.argument, "components");
        if (isPlain) return void say(element, text);
        const given = ["values", "components"].flatMap((key) => {
          const value = property(spread.argument as t.ObjectExpression, key);
          return value ? [t.jsxAttribute(t.jsxIdentifier(key), t.jsxExpressionContainer(value))] : [];
        });
        const message = t.jsxAttribute(t.jsxIdentifier("message"), t.jsxExpressionContainer(text));
        element.node.openingElement.attributes = [message, ...given];
      },
      ObjectExpression(object) {
        if (!object.node.leadingComments?.some(({ value }) => value === "i18n")) return;
        if (t.isJSXSpreadAttribute(object.parent) || t.isCallExpression(object.parent)) return;
        if (property(object.node, "values")) throw object.buildCodeFrameError("msg`…` is said without values.");
        object.replaceWith(textOf(object.node));
      },
    },
  };
};

/** A source without its macros, and the English texts that it says. */
export async function expand(code: string, file: string) {
  const messages = new Set<string>();
  if (!IMPORT.test(code)) return { code, map: null, messages };
  const result = await transformAsync(code, {
    filename: file,
    configFile: false,
    babelrc: false,
    sourceMaps: true,
    parserOpts: { plugins: ["typescript", "jsx"] },
    plugins: [[macros, { extract: true, linguiConfig }], textsOnly(messages)],
  });
  return { code: result!.code!, map: result!.map, messages };
}

/** Lets sources say their texts with `t` and `<Trans>`. Files without are not touched. */
export function strings(): Plugin {
  return {
    name: "neptun-strings",
    enforce: "pre",
    transform: {
      filter: { id: /\.tsx?$/, code: IMPORT },
      async handler(code, id) {
        const expanded = await expand(code, id);
        return { code: expanded.code, map: expanded.map as never };
      },
    },
  };
}
