"""The schema's demands on the elements that we write: order, attributes.

From ECMA-376 part 1 (wml.xsd, transitional). An element whose children stand in another order makes
Word offer to repair the file, or drop the rest silently.
"""

from collections.abc import Mapping

CHILD_ORDER: Mapping[str, tuple[str, ...]] = {
    name: tuple(children.split())
    for name, children in {
        "pPr": (
            "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
            "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
            "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
            "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
            "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
        ),
        "rPr": (
            "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike "
            "outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w "
            "kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
            "eastAsianLayout specVanish oMath rPrChange"
        ),
        "tbl": "tblPr tblGrid tr",
        "tblPr": (
            "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
            "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
            "tblDescription tblPrChange"
        ),
        "tblBorders": "top left start bottom right end insideH insideV",
        "tblCellMar": "top left start bottom right end",
        "tr": "tblPrEx trPr tc",
        "tcPr": (
            "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
            "tcFitText vAlign hideMark headers cellIns cellDel cellMerge tcPrChange"
        ),
        "sectPr": (
            "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
            "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection "
            "bidi rtlGutter docGrid printerSettings sectPrChange"
        ),
        "styles": "docDefaults latentStyles style",
        "style": (
            "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
            "unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr "
            "tblPr trPr tcPr tblStylePr"
        ),
        "font": (
            "altName panose1 charset family notTrueType pitch sig embedRegular embedBold "
            "embedItalic embedBoldItalic"
        ),
        "settings": (
            "writeProtection view zoom removePersonalInformation removeDateAndTime "
            "doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText "
            "printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts "
            "saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges "
            "bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors "
            "hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate "
            "linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge "
            "revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection "
            "autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation "
            "consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength "
            "clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting "
            "bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing "
            "drawingGridVerticalSpacing displayHorizontalDrawingGridEvery "
            "displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin "
            "drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData "
            "noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars "
            "noLineBreaksAfter noLineBreaksBefore savePreviewPicture "
            "doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent "
            "alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly "
            "useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace "
            "updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids mathPr "
            "attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats "
            "doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType "
            "schemaLibrary shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator"
        ),
    }.items()
}
"""Element -> its children in the order in which they must stand."""

REPEATABLE = frozenset(
    {"tr", "tc", "style", "headerReference", "footerReference", "tblStylePr", "activeWritingStyle"}
)
"""Children that may stand more than once, side by side."""

_WITH_VALUE = (
    "pStyle rStyle tblStyle basedOn next name jc sz szCs highlight outlineLvl vAlign textDirection "
    "altName charset family pitch shd"
)

REQUIRED_ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(_WITH_VALUE.split(), ("val",)),
    "bookmarkStart": ("id", "name"),
    "bookmarkEnd": ("id",),
    "fldChar": ("fldCharType",),
    "footerReference": ("type",),
    "headerReference": ("type",),
    "style": ("type", "styleId"),
    "zoom": ("percent",),
    "font": ("name",),
    "pgSz": ("w", "h"),
    "pgMar": ("top", "right", "bottom", "left"),
}
"""Element -> attributes without which it means nothing to Word."""
