import type { DemoSample } from "./demo-sample.ts";

const says = "A function that turns a title into a part of a URL:";

export const typescript: DemoSample = {
  name: "TypeScript",
  asked: /\b(typescript|tsx?|deno|angular|nest\.?js)\b/,
  says,
  files: ({ note, words, slug }) => [
    {
      title: "src/slugify.ts",
      language: "typescript",
      text: `// ${note}

/** Lower-case ASCII letters and digits, joined by single hyphens. */
export function slugify(title: string): string {
  return title
    .normalize("NFKD")
    .replace(/\\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}`,
    },
    {
      title: "src/slugify.test.ts",
      language: "typescript",
      text: `// ${note}
import assert from "node:assert/strict";
import { test } from "node:test";
import { slugify } from "./slugify.ts";

test("makes a slug of a title", () => {
  assert.equal(slugify("${words}!"), "${slug}");
});`,
    },
  ],
};

export const javascript: DemoSample = {
  name: "JavaScript",
  asked: /\b(javascript|js|node(\.?js)?|express|npm|react|vue|svelte)\b/,
  says,
  files: ({ note, words, slug }) => [
    {
      title: "src/slugify.js",
      language: "javascript",
      text: `// ${note}

/** Lower-case ASCII letters and digits, joined by single hyphens. */
export function slugify(title) {
  return title
    .normalize("NFKD")
    .replace(/\\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}`,
    },
    {
      title: "src/slugify.test.js",
      language: "javascript",
      text: `// ${note}
import assert from "node:assert/strict";
import { test } from "node:test";
import { slugify } from "./slugify.js";

test("makes a slug of a title", () => {
  assert.equal(slugify("${words}!"), "${slug}");
});`,
    },
  ],
};

export const python: DemoSample = {
  name: "Python",
  asked: /\b(python3?|py|pip|django|flask|fastapi|pandas|pytest)\b/,
  says,
  files: ({ note, words, slug }) => [
    {
      title: "slugify.py",
      language: "python",
      text: `# ${note}
import re
import unicodedata


def slugify(title: str) -> str:
    """Lower-case ASCII letters and digits, joined by single hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")`,
    },
    {
      title: "test_slugify.py",
      language: "python",
      text: `# ${note}
import unittest

from slugify import slugify


class SlugifyTest(unittest.TestCase):
    def test_makes_a_slug_of_a_title(self) -> None:
        self.assertEqual(slugify("${words}!"), "${slug}")


if __name__ == "__main__":
    unittest.main()`,
    },
  ],
};

export const go: DemoSample = {
  name: "Go",
  asked: /\b(golang|go (program|code|module|function|server|service|test|script)|in go|goroutines?|gin)\b/,
  says,
  files: ({ note, words, slug }) => [
    {
      title: "slug.go",
      language: "go",
      text: `// ${note}

// Package slug makes parts of URLs.
package slug

import (
	"regexp"
	"strings"
)

var other = regexp.MustCompile("[^a-z0-9]+")

// Of returns lower-case ASCII letters and digits, joined by single hyphens.
func Of(title string) string {
	return strings.Trim(other.ReplaceAllString(strings.ToLower(title), "-"), "-")
}`,
    },
    {
      title: "slug_test.go",
      language: "go",
      text: `// ${note}

package slug

import "testing"

func TestOf(t *testing.T) {
	if got := Of("${words}!"); got != "${slug}" {
		t.Errorf("got %q", got)
	}
}`,
    },
  ],
};

export const java: DemoSample = {
  name: "Java",
  asked: /\b(java|spring|maven|gradle)\b/,
  says,
  files: ({ note, words, slug }) => [
    {
      title: "src/Slug.java",
      language: "java",
      text: `// ${note}

import java.util.Locale;

final class Slug {
    private Slug() {}

    /** Lower-case ASCII letters and digits, joined by single hyphens. */
    static String of(String title) {
        String joined = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return joined.replaceAll("^-|-$", "");
    }
}`,
    },
    {
      title: "src/SlugCheck.java",
      language: "java",
      text: `// ${note}

final class SlugCheck {
    public static void main(String[] arguments) {
        String slug = Slug.of("${words}!");
        if (!slug.equals("${slug}")) {
            throw new AssertionError(slug);
        }
        System.out.println(slug);
    }
}`,
    },
  ],
};

export const kotlin: DemoSample = {
  name: "Kotlin",
  asked: /\b(kotlin|ktor)\b/,
  says,
  files: ({ note, words, slug }) => [
    {
      title: "src/Slug.kt",
      language: "kotlin",
      text: `// ${note}

private val other = Regex("[^a-z0-9]+")

/** Lower-case ASCII letters and digits, joined by single hyphens. */
fun slugOf(title: String): String = title.lowercase().replace(other, "-").trim('-')`,
    },
    {
      title: "src/Main.kt",
      language: "kotlin",
      text: `// ${note}

fun main() {
    val slug = slugOf("${words}!")
    check(slug == "${slug}") { slug }
    println(slug)
}`,
    },
  ],
};

export const rust: DemoSample = {
  name: "Rust",
  asked: /\b(rust|cargo|tokio)\b/,
  says,
  files: ({ note, words, slug }) => [
    {
      title: "src/lib.rs",
      language: "rust",
      text: `// ${note}

/// Lower-case ASCII letters and digits, joined by single hyphens.
pub fn slugify(title: &str) -> String {
    title
        .to_lowercase()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

#[test]
fn makes_a_slug_of_a_title() {
    assert_eq!(slugify("${words}!"), "${slug}");
}`,
    },
    {
      title: "Cargo.toml",
      language: "toml",
      text: `# ${note}
[package]
name = "slugify"
version = "0.1.0"
edition = "2021"`,
    },
  ],
};

export const php: DemoSample = {
  name: "PHP",
  asked: /\b(php|laravel|symfony|composer|wordpress)\b/,
  says,
  files: ({ note, words, slug }) => [
    {
      title: "src/slugify.php",
      language: "php",
      text: `<?php
// ${note.replaceAll("?>", "? >")}

declare(strict_types=1);

/** Lower-case ASCII letters and digits, joined by single hyphens. */
function slugify(string $title): string
{
    return trim(preg_replace('/[^a-z0-9]+/', '-', strtolower($title)), '-');
}`,
    },
    {
      title: "tests/slugify.php",
      language: "php",
      text: `<?php
// ${note.replaceAll("?>", "? >")}

declare(strict_types=1);

require __DIR__ . '/../src/slugify.php';

$slug = slugify('${words}!');
if ($slug !== '${slug}') {
    throw new RuntimeException($slug);
}
echo $slug, PHP_EOL;`,
    },
  ],
};

export const ruby: DemoSample = {
  name: "Ruby",
  asked: /\b(ruby|rails|gem|sinatra|rspec)\b/,
  says,
  files: ({ note, words, slug }) => [
    {
      title: "lib/slugify.rb",
      language: "ruby",
      text: `# frozen_string_literal: true
# ${note}

# Lower-case ASCII letters and digits, joined by single hyphens.
def slugify(title)
  title.downcase.scan(/[a-z0-9]+/).join("-")
end`,
    },
    {
      title: "test/slugify_test.rb",
      language: "ruby",
      text: `# frozen_string_literal: true
# ${note}

require "minitest/autorun"
require_relative "../lib/slugify"

class SlugifyTest < Minitest::Test
  def test_makes_a_slug_of_a_title
    assert_equal "${slug}", slugify("${words}!")
  end
end`,
    },
  ],
};

export const elixir: DemoSample = {
  name: "Elixir",
  asked: /\b(elixir|phoenix|mix)\b/,
  says,
  files: ({ note, words, slug }) => [
    {
      title: "lib/slug.ex",
      language: "elixir",
      text: `# ${note}
defmodule Slug do
  @doc "Lower-case ASCII letters and digits, joined by single hyphens."
  def of(title) do
    title
    |> String.downcase()
    |> String.split(~r/[^a-z0-9]+/, trim: true)
    |> Enum.join("-")
  end
end`,
    },
    {
      title: "test/slug_test.exs",
      language: "elixir",
      text: `# ${note}
defmodule SlugTest do
  use ExUnit.Case, async: true

  test "makes a slug of a title" do
    assert Slug.of("${words}!") == "${slug}"
  end
end`,
    },
  ],
};
