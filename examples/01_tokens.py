"""Cuts a sentence into tokens, first as the dictionary has it, then with a word of one's own."""

import kouhao

text = "聚焦“2+6”产业体系，推进四湾共治，GDP增长5.2%。"
print(*kouhao.Tokenizer().words(text))
print(*kouhao.Tokenizer(user_words=["2+6", "四湾共治"]).words(text))
