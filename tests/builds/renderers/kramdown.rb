# Renders texts with kramdown as Jekyll sets it up: ruby kramdown.rb <TEXTS >RESULTS
# TEXTS is a JSON list of texts, RESULTS one of [result, error].
require 'json'
require 'kramdown'
require 'kramdown-parser-gfm'

options = {input: 'GFM', hard_wrap: false, syntax_highlighter: nil}
results = JSON.parse($stdin.read).map do |text|
  [Kramdown::Document.new(text, options).to_html, '']
rescue StandardError => e
  ['', e.message]
end
puts JSON.generate(results)
