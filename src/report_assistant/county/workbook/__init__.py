"""汇总.xlsx and 名册.xlsx: what a county has received as workbooks that its office goes on working in.

`summary.summary_workbook` writes the first, sheet by sheet, a module for each; what people add to it
is read back by `own_columns.own_columns` and stands in the same place in the next one.
"""
